package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user downloads. */
class DistributionTest {
    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void theArchiveHoldsWhatTheFolderHolds() {
        windlass.program("tar", "--extract", "--file", Workspace.built() + ".tar.gz")
                .run()
                .requireSuccess();
        windlass.shell("sh", "diff -r windlass-* '" + Workspace.built() + "'").requireSuccess();
        assertThat(windlass.shell("sh", "windlass-*/bin/machine version")
                        .requireSuccess()
                        .output())
                .startsWith("machine version ");
    }

    @Test
    void nobodyElseCanWriteIntoIt() {
        assertThat(windlass.shell("sh", "find '" + Workspace.built() + "' -perm /022")
                        .output())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bash, machine.bash", "zsh, _machine", "fish, machine.fish"})
    void theShellUnderstandsItsCompletions(String shell, String file) {
        windlass.program(shell, "-n", Workspace.built() + "/share/completions/" + file)
                .run()
                .requireSuccess();
    }

    @Test
    void systemdUnderstandsTheUnit() {
        String verified = windlass.shell(
                        "sh",
                        "sed 's|/opt/windlass|" + Workspace.built() + "|' '" + Workspace.built()
                                + "/share/systemd/machined.service' >machined.service; systemd-analyze verify ./machined.service")
                .said();
        assertThat(verified.lines().filter(line -> line.contains("machined.service")))
                .isEmpty();
    }
}
