package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealingFuseTest {

    private final HealingFuse fuse = new HealingFuse();

    @Test
    void neverMoreThanFortyPercentOfADriversHostsAtOnce() {
        long admitted = IntStream.range(0, 100)
                .filter(i -> fuse.admit("fake", "host-" + i, 100))
                .count();

        assertThat(admitted).isEqualTo(40);
        assertThat(fuse.admit("fake", "host-99", 100)).isFalse();
        assertThat(fuse.admit("other", "host-99", 100)).isTrue();
    }

    @Test
    void repairThatIsOverMakesRoom() {
        assertThat(fuse.admit("fake", "one", 3)).isTrue();
        assertThat(fuse.admit("fake", "two", 3)).isFalse();

        fuse.release("one");

        assertThat(fuse.admit("fake", "two", 3)).isTrue();
    }

    @Test
    void loneHostIsRepairedToo() {
        assertThat(fuse.admit("fake", "only", 1)).isTrue();
    }
}
