package io.windlass.core.internal;

import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Finds the hosts of an account whose provider counts calls by asking once for all of them: ten thousand hosts looked at
 * every 30 s would otherwise need 333 calls a second. What the list does not have is asked for by itself, since a
 * provider may be late with a list. Blocks.
 */
final class AccountSurveys {

    private final DriverCalls drivers;
    private final Duration maximumAge;
    private final InstantSource clock;
    private final Map<DriverCalls.Account, Survey> surveys = new ConcurrentHashMap<>();

    private record Survey(Instant begun, CompletableFuture<Map<HostId, Instance>> hosts) {}

    /**
     * Makes it.
     *
     * @param drivers asked
     * @param maximumAge how long an answer is used; well below the time between an operation's last look and the next
     *     one, so that no answer of before an operation is believed after it
     * @param clock tells the age
     */
    AccountSurveys(DriverCalls drivers, Duration maximumAge, InstantSource clock) {
        this.drivers = drivers;
        this.maximumAge = maximumAge;
        this.clock = clock;
    }

    Optional<Instance> find(HostRecord record) {
        Optional<DriverCalls.Account> account = drivers.limitedAccount(record);
        return account.flatMap(
                        limited -> Optional.ofNullable(survey(limited, record).get(record.id())))
                .flatMap(listed -> known(record, listed))
                .or(() -> drivers.find(record));
    }

    /** A list knows nothing of a host's folder, so it tells the state only, of a host that is where it was. */
    private static Optional<Instance> known(HostRecord record, Instance listed) {
        return record.instance()
                .filter(known -> known.address().equals(listed.address())
                        && known.engine().equals(listed.engine())
                        && place(known).equals(place(listed)))
                .map(known -> known.with(listed.state()));
    }

    private static String place(Instance instance) {
        return instance.ssh()
                .map(ssh -> ssh.user() + "@" + ssh.address() + ":" + ssh.port())
                .orElse("");
    }

    private Map<HostId, Instance> survey(DriverCalls.Account account, HostRecord record) {
        Survey mine = new Survey(clock.instant(), new CompletableFuture<>());
        Survey survey = surveys.merge(account, mine, (known, fresh) -> isYoung(known) ? known : fresh);
        if (survey.equals(mine)) {
            ask(mine, record);
        }
        try {
            return survey.hosts().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof MachineException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private boolean isYoung(Survey survey) {
        return survey.begun().plus(maximumAge).isAfter(clock.instant());
    }

    private void ask(Survey survey, HostRecord record) {
        try {
            survey.hosts()
                    .complete(
                            drivers.list(record.driverName(), record.settings().spec()).stream()
                                    .collect(Collectors.toMap(
                                            OwnedInstance::id, OwnedInstance::instance, (one, other) -> one)));
        } catch (RuntimeException | Error e) {
            // Others wait for it, whatever it is.
            survey.hosts().completeExceptionally(e);
        }
    }
}
