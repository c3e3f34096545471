package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Screen;
import io.windlass.itests.rig.Windlass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The daemon's shell, in a real terminal. */
class ConsoleTest {
    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void commandsAreTheSameAsOutside() {
        windlass.machine(Lines.create("web")).requireSuccess();
        try (Screen screen = Screen.show(windlass, 120, 40, "machine shell; echo left with $?")) {
            screen.type("ls");
            screen.await("web .*none .*tcp://127.0.0.1:1");
            screen.type("url web");
            screen.await("\ntcp://127.0.0.1:1\n");
            screen.type("exit");
            screen.await("left with 0");
        }
        assertThat(windlass.names()).containsExactly("web");
    }
}
