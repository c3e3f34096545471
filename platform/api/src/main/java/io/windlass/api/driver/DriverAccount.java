package io.windlass.api.driver;

/**
 * The account that a call to a driver is about, where it is about no single host.
 *
 * @param installation identifies the store; it is on whatever the driver makes
 * @param spec a spec that names the account; what it says about a host is without meaning
 * @param calls the gate to the account; each request to the provider goes through it
 * @param <S> the driver's spec
 */
public record DriverAccount<S extends Record>(String installation, S spec, ProviderCalls calls) {}
