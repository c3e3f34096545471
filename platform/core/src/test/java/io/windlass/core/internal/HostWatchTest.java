package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.core.EventStream;
import io.windlass.core.HostEvent;
import io.windlass.core.HostEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a look is news, and what would heal a host. */
class HostWatchTest {

    private final TickingClock clock = new TickingClock();
    private final EventLog log = new EventLog(clock, 100);
    private final EventStream events = log.follow();
    private final HostWatch watch = new HostWatch(log);

    @Test
    void hostThatIsAsItWasLeftIsNoNews() throws InterruptedException {
        look(InstanceState.RUNNING);
        look(InstanceState.RUNNING);

        assertThat(kinds()).isEmpty();
        assertThat(watch.knowledge().state()).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void hostThatSomebodyStoppedAndStartedIsTold() throws InterruptedException {
        look(InstanceState.RUNNING);
        look(InstanceState.STOPPED);
        look(InstanceState.RUNNING);

        assertThat(kinds()).containsExactly(Kind.STOPPED_OUTSIDE, Kind.STATE_CHANGED);
    }

    @Test
    void hostThatWasStoppedWhileNobodyLookedIsTold() throws InterruptedException {
        look(InstanceState.STOPPED);

        assertThat(kinds()).containsExactly(Kind.STOPPED_OUTSIDE);
    }

    @Test
    void hostThatWeStoppedAndSomebodyStartsIsTold() throws InterruptedException {
        HostRecord stopped = record(InstanceState.STOPPED, false);
        watch.looked(stopped, seen(stopped, InstanceState.STOPPED, Optional.empty()));
        watch.looked(stopped, seen(stopped, InstanceState.RUNNING, Optional.empty()));

        assertThat(kinds()).containsExactly(Kind.STARTED_OUTSIDE);
    }

    @Test
    void goneInstanceAndChangedKeyAreToldOnce() throws InterruptedException {
        HostRecord record = record(InstanceState.RUNNING, false);
        for (int i = 0; i < 3; i++) {
            watch.looked(record, seen(record, InstanceState.ERROR, error(StandardErrorCode.INSTANCE_GONE)));
        }
        for (int i = 0; i < 3; i++) {
            watch.looked(record, seen(record, InstanceState.ERROR, error(StandardErrorCode.SSH_HOST_KEY_CHANGED)));
        }

        assertThat(kinds()).containsExactly(Kind.INSTANCE_GONE, Kind.HOST_KEY_CHANGED);
    }

    @Test
    void movedAddressIsTold() throws InterruptedException {
        HostRecord before = record(InstanceState.RUNNING, false);
        HostRecord after = before.with(instance(InstanceState.RUNNING, "192.0.2.8"));
        watch.looked(before, seen(after, InstanceState.RUNNING, Optional.empty()));

        assertThat(kinds()).containsExactly(Kind.ADDRESS_CHANGED);
    }

    @Test
    void failedLookKeepsWhatWasKnownUntilItIsTooOld() throws InterruptedException {
        look(InstanceState.RUNNING);
        Instant checked = watch.knowledge().checked();
        unseen(StandardErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(watch.knowledge().state()).isEqualTo(InstanceState.RUNNING);

        watch.stale(record(InstanceState.RUNNING, false));

        assertThat(watch.knowledge().state()).isEqualTo(InstanceState.UNKNOWN);
        assertThat(watch.knowledge().lastState()).isEqualTo(InstanceState.RUNNING);
        assertThat(watch.knowledge().checked()).isEqualTo(checked);
        assertThat(kinds()).containsExactly(Kind.STATE_CHANGED);
    }

    @Test
    void stoppedHostIsStartedAndASilentOneRestartedOnlyWhereThatIsWished() {
        HostRecord healing = record(InstanceState.RUNNING, true);
        look(InstanceState.STOPPED);
        assertThat(watch.remedy(healing)).contains(Operation.START);
        assertThat(watch.remedy(record(InstanceState.RUNNING, false))).isEmpty();
        assertThat(watch.remedy(record(InstanceState.STOPPED, true))).isEmpty();

        look(InstanceState.RUNNING);
        unseen(StandardErrorCode.SSH_UNREACHABLE);
        unseen(StandardErrorCode.ENGINE_UNREACHABLE);
        assertThat(watch.remedy(healing)).isEmpty();
        unseen(StandardErrorCode.TIMEOUT);
        assertThat(watch.remedy(healing)).contains(Operation.RESTART);
    }

    @Test
    void providerThatDoesNotAnswerHealsNothing() {
        look(InstanceState.RUNNING);
        for (int i = 0; i < 10; i++) {
            unseen(StandardErrorCode.PROVIDER_UNAVAILABLE);
        }

        assertThat(watch.remedy(record(InstanceState.RUNNING, true))).isEmpty();
    }

    @Test
    void healingGivesUpAfterThreeAttemptsUntilTheHostWasWellForAWhile() throws InterruptedException {
        HostRecord healing = record(InstanceState.RUNNING, true);
        for (int i = 0; i < 3; i++) {
            look(InstanceState.STOPPED);
            assertThat(watch.remedy(healing)).contains(Operation.START);
            watch.healing(healing, Operation.START);
        }
        look(InstanceState.STOPPED);
        assertThat(watch.remedy(healing)).isEmpty();
        assertThat(watch.remedy(healing)).isEmpty();
        assertThat(kinds()).filteredOn(Kind.HEALING_HELD::equals).hasSize(1);

        for (int i = 0; i < 10; i++) {
            look(InstanceState.RUNNING);
        }
        look(InstanceState.STOPPED);
        assertThat(watch.remedy(healing)).contains(Operation.START);
    }

    private void look(InstanceState state) {
        HostRecord record = record(InstanceState.RUNNING, false);
        clock.advance(Duration.ofSeconds(30));
        watch.looked(record, seen(record, state, Optional.empty()));
    }

    private void unseen(StandardErrorCode code) {
        watch.looked(
                record(InstanceState.RUNNING, false),
                new Look.Result.Unseen(
                        record(InstanceState.RUNNING, false), error(code).orElseThrow(), clock.instant()));
    }

    private Look.Result.Seen seen(HostRecord record, InstanceState state, Optional<HostError> failure) {
        return new Look.Result.Seen(record, state, Optional.empty(), failure, clock.instant());
    }

    private static Optional<HostError> error(StandardErrorCode code) {
        return Optional.of(HostError.of(code, "It is so.", ""));
    }

    private static HostRecord record(InstanceState wanted, boolean selfHealing) {
        HostSettings settings =
                HostSettings.of(Map.of(), EngineOptions.DEFAULTS, List.of()).with(Map.of(), selfHealing);
        return HostRecord.wished(HostId.random(), "web", "fake", settings)
                .with(instance(wanted, "192.0.2.7"))
                .completed(Instant.EPOCH);
    }

    private static Instance instance(InstanceState state, String address) {
        return new Instance(state, Optional.of(address), Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    private List<Kind> kinds() throws InterruptedException {
        List<Kind> kinds = new ArrayList<>();
        for (Optional<HostEvent> event = events.next(Duration.ZERO);
                event.isPresent();
                event = events.next(Duration.ZERO)) {
            kinds.add(event.get().kind());
        }
        return kinds;
    }
}
