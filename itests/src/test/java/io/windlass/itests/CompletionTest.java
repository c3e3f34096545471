package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Screen;
import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real shells complete commands, flags, drivers, machines and labels. */
class CompletionTest {
    /** What is typed, and the only way in which the last word goes on. */
    private static final String LINES = """
            stat                             => status
            status we                        => web
            rm -f we                         => web
            create -d gener                  => generic
            create --driver=gener            => --driver=generic
            create -d none --ur              => --url
            create -d generic --generic-ip   => --generic-ip-address
            ls --filt                        => --filter
            stop -l zone=n                   => zone=north
            """;

    @RegisterExtension
    static final Windlass WINDLASS = Windlass.perClass();

    private static final String COMPLETIONS = Workspace.built() + "/share/completions/";

    @BeforeAll
    static void aMachine() {
        WINDLASS.machine("create", "-d", "none", "--url", "tcp://127.0.0.1:1", "--label", "zone=north", "web")
                .requireSuccess();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = LINES)
    void bash(String typed, String completed) {
        try (Screen screen = Screen.show(WINDLASS, 100, 20, "bash --norc --noprofile")) {
            screen.type("PS1='ready> '; source '" + COMPLETIONS + "machine.bash'");
            screen.await("ready> ");
            screen.write("machine " + typed);
            screen.press("Tab");
            String before = typed.substring(0, typed.lastIndexOf(' ') + 1);
            screen.await("ready> machine " + before + completed + "\\b");
        }
    }

    @Test
    void bashShowsWhatIsPossible() {
        try (Screen screen = Screen.show(WINDLASS, 100, 20, "bash --norc --noprofile")) {
            screen.type("PS1='ready> '; source '" + COMPLETIONS + "machine.bash'");
            screen.await("ready> ");
            screen.write("machine re");
            screen.press("Tab");
            screen.press("Tab");
            screen.await("regenerate-certs +restart");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = LINES)
    void fish(String typed, String completed) {
        assertThat(completions("machine " + typed)).containsExactly(completed);
    }

    @Test
    void fishKnowsTheOldNameToo() {
        assertThat(completions("docker-machine sta")).containsExactlyInAnyOrder("start", "status");
    }

    /** By fish's own engine, which is what the Tab key asks. */
    private static List<String> completions(String line) {
        String script = "source '" + COMPLETIONS + "machine.fish'; complete -C '" + line + "'";
        String output = WINDLASS.shell("fish", script).requireSuccess().output();
        return Arrays.stream(output.split("\n", -1))
                .filter(found -> !found.isEmpty())
                .map(found -> found.replaceAll("\t.*", ""))
                .toList();
    }
}
