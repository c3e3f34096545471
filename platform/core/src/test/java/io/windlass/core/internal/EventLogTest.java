package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.host.InstanceState;
import io.windlass.core.EventStream;
import io.windlass.core.HostEvent;
import io.windlass.core.HostEvent.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private final EventLog log = new EventLog(new TickingClock(), 3);

    @Test
    void latecomerGetsTheLastFewAndThenWhatHappens() throws InterruptedException {
        publish(5);

        try (EventStream stream = log.follow()) {
            assertThat(take(stream)).isEqualTo(3);
            assertThat(take(stream)).isEqualTo(4);
            assertThat(take(stream)).isEqualTo(5);
            assertThat(stream.next(Duration.ZERO)).isEmpty();
            publish(1);
            assertThat(take(stream)).isEqualTo(6);
        }
    }

    @Test
    void slowListenerIsToldHowMuchItMissedAndLosesNothingElse() throws InterruptedException {
        try (EventStream stream = log.follow()) {
            publish(10);

            HostEvent gap = stream.next(Duration.ZERO).orElseThrow();
            assertThat(gap.kind()).isEqualTo(Kind.EVENTS_MISSED);
            assertThat(gap.message()).startsWith("7 events");
            assertThat(take(stream)).isEqualTo(8);
            assertThat(take(stream)).isEqualTo(9);
            assertThat(take(stream)).isEqualTo(10);
            assertThat(stream.next(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void closedListenerHearsNothingMore() throws InterruptedException {
        EventStream stream = log.follow();
        stream.close();

        publish(1);

        assertThat(stream.next(Duration.ZERO)).isEqualTo(Optional.empty());
    }

    private static long take(EventStream stream) throws InterruptedException {
        return stream.next(Duration.ZERO).orElseThrow().sequence();
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            log.publish("web", "fake", Kind.STATE_CHANGED, InstanceState.RUNNING, "It changed.");
        }
    }
}
