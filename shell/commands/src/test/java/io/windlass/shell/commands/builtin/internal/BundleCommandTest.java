package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.commands.internal.Console;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleCommandTest {

    private static final String USUAL = "ChangeTerms[allowUnsigned=false, patience=PT5M]";

    private final FakeBundles bundles = new FakeBundles();
    private final Console console = new Console().with(new BundleCommand(bundles));

    @Test
    void theListLeavesOutWhatNobodyWouldInstall() {
        assertThat(console.run("bundle", "list").output()).isEqualTo("""
                NAME       VERSION   STATE    ORIGIN      SIGNED     DRIVERS   PREVIOUS   ERRORS
                my.cloud   1.0.0     Active   installed   yes        cloud     -         \s
                rude       2.0.0     Failed   deployed    UNSIGNED             1.0.0      It does not work.
                """);
        assertThat(console.run("bundle", "list", "-a").output()).contains("a.library");
    }

    @Test
    void oneIsShownWithWhatIsWrong() {
        assertThat(console.run("bundle", "info", "rude").output())
                .contains("Version:   2.0.0", "Signed by: nobody trusted", "Error:     It does not work. Mend it.");
        assertThat(console.run("bundle", "info", "nosuch").errors()).contains("Bundle \"nosuch\" is not installed.");
    }

    @Test
    void sourcesAreTheCallers() {
        assertThat(console.run("bundle", "install", "build/my.jar").output())
                .isEqualTo("Starting...\nBundle my.cloud is installed; its version is 1.0.0.\n");
        console.run("bundle", "install", "--allow-unsigned", "https://example.org/my.jar");
        console.run("bundle", "update", "--wait", "7", "my.cloud", "org.example:my:1.2");
        console.run("bundle", "update", "my.cloud");

        assertThat(bundles.asked)
                .containsExactly(
                        "install /home/user/build/my.jar " + USUAL,
                        "install https://example.org/my.jar ChangeTerms[allowUnsigned=true, patience=PT5M]",
                        "update my.cloud org.example:my:1.2 ChangeTerms[allowUnsigned=false, patience=PT7S]",
                        "update my.cloud - " + USUAL);
    }

    @Test
    void removalIsByForceOnlyIfSaidSo() {
        console.run("bundle", "rollback", "my.cloud");
        console.run("bundle", "remove", "my.cloud");
        console.run("bundle", "remove", "-f", "my.cloud");

        assertThat(bundles.asked)
                .containsExactly(
                        "rollback my.cloud " + USUAL,
                        "remove my.cloud false " + USUAL,
                        "remove my.cloud true " + USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bundle", "bundle nosuch", "bundle install", "bundle install a b", "bundle list a"})
    void whatIsNotUnderstoodIsExplained(String line) {
        Console.Ended ended = console.run(line.split(" "));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).contains("machine bundle install SOURCE", "machine bundle update NAME [SOURCE]");
        assertThat(bundles.asked).isEmpty();
    }

    @Test
    void linesAreCompleted() {
        assertThat(console.complete(List.of("bundle", "r"))).containsExactly("rollback", "remove");
        assertThat(console.complete(List.of("bundle", "remove", ""))).containsExactly("my.cloud", "rude");
        assertThat(console.complete(List.of("bundle", "info", "a"))).containsExactly("a.library");
        assertThat(console.complete(List.of("bundle", "install", "--allow"))).containsExactly("--allow-unsigned");
    }
}
