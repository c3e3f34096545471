package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ChosenServiceTest {

    /** What is chosen among; says whose it is. */
    private interface Named extends Supplier<String> {}

    private Optional<String> objection = Optional.empty();
    private final ChosenService<Named> chosen = new ChosenService<>(Named.class, "name", (_, _) -> objection);
    private final Named service = chosen.service();

    @Test
    void theOneThatIsThereIsUsedAndStays() {
        chosen.add("b", () -> "b", 1);
        chosen.add("a", () -> "a", 2);

        assertThat(service.get()).isEqualTo("b");
    }

    @Test
    void theConfigurationChoosesWhateverComesFirst() {
        chosen.want("a");
        chosen.add("b", () -> "b", 1);
        CompletableFuture<String> early = CompletableFuture.supplyAsync(service, Thread::startVirtualThread);
        chosen.add("a", () -> "a", 2);

        assertThat(early.join()).isEqualTo("a");
    }

    @Test
    void aChangeIsMadeUnlessSomethingSpeaksAgainstIt() {
        chosen.add("b", () -> "b", 1);
        chosen.want("nowhere");
        assertThat(service.get()).isEqualTo("b");

        objection = Optional.of("it has not all hosts");
        chosen.add("a", () -> "a", 2);
        chosen.want("a");
        assertThat(service.get()).isEqualTo("b");

        objection = Optional.empty();
        chosen.want("a");
        assertThat(service.get()).isEqualTo("a");
    }

    @Test
    void callsWaitWhileItIsReplaced() {
        Named old = () -> "old";
        chosen.add("a", old, 1);
        chosen.retire(1, Duration.ZERO, _ -> {});
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(service, Thread::startVirtualThread);
        chosen.add("a", () -> "new", 2);
        chosen.remove("a", old);

        assertThat(waiting.join()).isEqualTo("new");
    }

    @Test
    void whatTheServiceThrowsIsThrown() {
        chosen.add(
                "a",
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                1);

        assertThatThrownBy(service::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");
    }
}
