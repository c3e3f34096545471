package io.windlass.core.internal;

import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.driver.RateLimited;

/** The budgets of all accounts. */
final class AccountBudgets {
    ProviderCalls of(String driverName, RateLimited.Limit limit) {
        return ProviderCalls.UNLIMITED;
    }
}
