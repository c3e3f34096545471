package io.windlass.core.internal;

import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.driver.RateLimited.Limit;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Finds the one budget of an account. Their number is bounded: an account that was not used for long makes room for
 * another, once it has recovered so far that a new budget in its place would allow no more than the old one.
 */
final class AccountBudgets {

    static final int MOST_ACCOUNTS = 1_000;

    private final Map<Account, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int mostAccounts;
    private final Pauses time;

    AccountBudgets(int mostAccounts, Pauses time) {
        this.mostAccounts = mostAccounts;
        this.time = time;
    }

    /**
     * Returns the gate to an account. It may be kept for as long as anybody likes; it holds no budget between calls.
     * Where the limits that are given for one account differ, the one of the latest call holds.
     */
    ProviderCalls of(String driverName, Limit limit) {
        requireMeaning(driverName, limit);
        Account account = new Account(driverName, limit.account());
        return new ProviderCalls() {
            @Override
            public <T> T call(Supplier<T> call) {
                Entry entry = enter(account, limit);
                try {
                    return entry.budget.call(call);
                } finally {
                    leave(entry);
                }
            }
        };
    }

    synchronized int size() {
        return entries.size();
    }

    private synchronized Entry enter(Account account, Limit limit) {
        Entry entry = entries.get(account);
        if (entry == null) {
            makeRoom();
            entry = new Entry(
                    new AccountBudget(account.toString(), limit, AccountBudget.LONGEST_QUEUE, time, new Random()));
            entries.put(account, entry);
        } else {
            entry.budget.change(limit);
        }
        entry.users++;
        return entry;
    }

    private synchronized void leave(Entry entry) {
        entry.users--;
    }

    private void makeRoom() {
        if (entries.size() < mostAccounts) {
            return;
        }
        Account idle = entries.entrySet().stream()
                .filter(entry -> entry.getValue().isIdle())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.PROVIDER_RATE_LIMITED,
                        "Calls go to " + mostAccounts + " accounts of providers already.",
                        "Work with fewer accounts at once."));
        entries.remove(idle);
    }

    private static void requireMeaning(String driverName, Limit limit) {
        if (!(limit.callsPerSecond() > 0) || limit.burst() < 1) {
            throw new MachineException(
                    StandardErrorCode.INTERNAL_ERROR,
                    "The driver " + driverName + " allows " + limit.callsPerSecond() + " calls per second and "
                            + limit.burst() + " at once, so none at all.",
                    "Correct the limit, if it is an option of yours; else tell the author of the driver.");
        }
    }

    private record Account(String driverName, String name) {
        @Override
        public String toString() {
            return "the account " + name + " of driver " + driverName;
        }
    }

    private static final class Entry {
        private final AccountBudget budget;
        private int users;

        private Entry(AccountBudget budget) {
            this.budget = budget;
        }

        private boolean isIdle() {
            return users == 0 && budget.isRested();
        }
    }
}
