package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Screen;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import java.nio.file.Files;
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

    @Test
    void itHelpsWhoTypes() {
        windlass.machine(Lines.create("web")).requireSuccess();
        try (Screen screen = Screen.show(windlass, 120, 40, "machine shell; echo left with $?")) {
            screen.await("machine>");
            screen.write("insp");
            screen.press("Tab");
            screen.write("w");
            screen.press("Tab");
            screen.await("machine> inspect web");
            screen.write("| grep -c '\"Name\"'");
            screen.press("Enter");
            screen.await("\n[1-9]\n");
            screen.type("nosuch || echo not' 'there $?");
            screen.await("not there 1");
            screen.press("C-r");
            screen.write("insp");
            screen.await("inspect web");
            screen.press("C-c");
            screen.type("man stop | head -n 2");
            screen.await("machine stop - Stop a machine");
            screen.press("C-d");
            screen.await("left with 0");
        }
    }

    @Test
    void scriptsRunLineByLine() throws IOException {
        windlass.machine(Lines.create("web")).requireSuccess();
        Files.writeString(windlass.folder().resolve("script"), "name = web\nurl $name\nstatus nosuch\nls -q\n");

        assertThat(windlass.machine("shell", "-c", "ls -q | sort && echo $?")
                        .requireSuccess()
                        .output())
                .isEqualTo("web\n0\n");
        assertThat(windlass.machine("shell", "-f", "script").requireSuccess().output())
                .isEqualTo("tcp://127.0.0.1:1\nweb\n");
        Result strict = windlass.machine("shell", "-e", "-f", "script");
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.output()).isEqualTo("tcp://127.0.0.1:1\n");
        assertThat(windlass.client("shell")
                        .reading("ls -q\nexit\nurl web\n")
                        .run()
                        .output())
                .isEqualTo("web\n");
    }

    @Test
    void theLogOfAMachineCanBeRead() {
        windlass.machine(Lines.create("web")).requireSuccess();
        windlass.machine(Lines.create("other")).requireSuccess();

        assertThat(windlass.machine("log", "web").requireSuccess().output())
                .contains("web: OPERATION_SUCCEEDED")
                .doesNotContain("other:");
        assertThat(windlass.machine("watch", "-c", "1", "ls", "-q")
                        .requireSuccess()
                        .output())
                .isEqualTo("other\nweb\n");
    }
}
