package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The daemon's shell, in a real terminal. */
class ConsoleTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void commandsAreTheSameAsOutside() {
        windlass.machine(Lines.create("web")).requireSuccess();
        tmux("new-session", "-d", "-x", "120", "-y", "40", "machine shell; echo left with $?; exec sleep 600");

        type("ls");
        awaitScreen("web .*none .*tcp://127.0.0.1:1");
        type("url web");
        awaitScreen("\ntcp://127.0.0.1:1\n");
        type("exit");
        awaitScreen("left with 0");
        assertThat(windlass.names()).containsExactly("web");
    }

    @AfterEach
    void end() {
        tmux("kill-server");
    }

    private void type(String line) {
        tmux("send-keys", line, "Enter");
    }

    private void awaitScreen(String pattern) {
        Waiting.until(
                pattern + " on the screen",
                LONGEST,
                () -> java.util.regex.Pattern.compile(pattern)
                        .matcher(tmux("capture-pane", "-p"))
                        .find());
    }

    private String tmux(String... arguments) {
        String[] command = new String[5 + arguments.length];
        command[0] = "tmux";
        command[1] = "-S";
        command[2] = "tmux.sock";
        command[3] = "-f";
        command[4] = "/dev/null";
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        return windlass.program(command).run().requireSuccess().output();
    }
}
