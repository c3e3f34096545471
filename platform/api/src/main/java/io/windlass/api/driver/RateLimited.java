package io.windlass.api.driver;

/**
 * A driver whose provider counts calls. The platform then keeps one {@link ProviderCalls} for each account.
 *
 * @param <S> the driver's spec
 */
public interface RateLimited<S extends Record> {

    /**
     * What an account may do.
     *
     * @param account names the account among those of this driver; never a secret, a digest of one at most
     * @param callsPerSecond how many calls it may make in the long run; above 0
     * @param burst how many calls it may make at once after a rest; at least 1
     */
    record Limit(String account, double callsPerSecond, int burst) {}

    /**
     * Returns the limit that the account of a spec has. Must not block and must not ask the provider.
     *
     * @param spec what the user set
     * @return always the same for the same spec
     */
    Limit limit(S spec);
}
