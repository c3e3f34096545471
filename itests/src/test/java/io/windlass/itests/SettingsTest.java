package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.ChangedSettings;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator sets and no bundle understands is told, and hurts nothing. */
class SettingsTest {
    @RegisterExtension
    static final ChangedSettings CORE =
            ChangedSettings.of("io.windlass.core.cfg", "looks.at.once=0", "look.intervall.seconds=5");

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void theDaemonStartsAndTellsWhatDoesNotCount() throws IOException {
        windlass.machine(Lines.create("web")).requireSuccess();

        assertThat(windlass.log())
                .contains(
                        "etc/io.windlass.core.cfg: looks.at.once=0 does not count, it is not a whole number from 1 on."
                                + " The default, 64, holds until that is mended.")
                .contains("etc/io.windlass.core.cfg: there is no setting \"look.intervall.seconds\". There are ");

        Path file = Workspace.current().distribution().resolve("etc/io.windlass.core.cfg");
        Files.writeString(file, "looks.at.once=8\n");
        Waiting.until(
                "the mended settings",
                Duration.ofSeconds(20),
                () -> windlass.log().contains("The settings of io.windlass.core fit again"));
        // Supervision begins anew, which ends the commands that are under way just then.
        Waiting.until(
                "the host",
                Duration.ofSeconds(20),
                () -> windlass.machine("ls", "-q").output().equals("web\n"));
    }
}
