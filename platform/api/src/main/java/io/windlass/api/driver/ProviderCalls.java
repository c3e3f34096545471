package io.windlass.api.driver;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.function.Supplier;

/**
 * The gate to one account of a provider. All hosts of the account share it, so that the provider's limit holds for the
 * daemon as a whole. Safe for any thread.
 */
public interface ProviderCalls {

    /** For drivers whose provider has no limit. */
    ProviderCalls UNLIMITED = new ProviderCalls() {
        @Override
        public <T> T call(Supplier<T> call) {
            return call.get();
        }
    };

    /**
     * Waits for a place in the account's budget and makes the call. One that fails with {@link
     * StandardErrorCode#PROVIDER_RATE_LIMITED} had no effect: the whole account then rests for as long as the failure's
     * {@link MachineException#retryAfter()} says, and the call is made again, a few times at most. Any other failure
     * goes to the caller, since only it knows whether something may have happened.
     *
     * @param call one request to the provider's API, no more
     * @param <T> what it gives
     * @return what the call gave
     * @throws MachineException what the call failed with, or {@link StandardErrorCode#PROVIDER_RATE_LIMITED} if the
     *     account's queue is full
     */
    <T> T call(Supplier<T> call);
}
