package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.Windlass;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code env} prints makes each shell reach the engine, also where the store's path is full of traps. */
@Tag("host")
class ShellsTest {
    @RegisterExtension
    static final Windlass WINDLASS = Windlass.perClassIn("it's \"the\" $(touch owned) `store` \\");

    private static final RealHost HOST = RealHost.boot(HostSetup.ENGINE_INSTALLED);

    @BeforeAll
    static void aHost() {
        WINDLASS.machine(Lines.create(HOST, "web")).requireSuccess();
    }

    @AfterAll
    static void noHost() {
        HOST.close();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    bash => eval "$(machine env web)"
                    dash => eval "$(machine env --shell sh web)"
                    zsh  => eval "$(machine env --shell zsh web)"
                    fish => eval (machine env --shell fish web)
                    fish => machine env --shell fish web | source
                    tcsh => eval `machine env --shell tcsh web`
                    """)
    void theEngineAnswers(String shell, String line) {
        String script = line + "; printenv DOCKER_MACHINE_NAME; docker version --format '{{.Server.Os}}'";
        assertThat(WINDLASS.shell(shell, script).requireSuccess().output()).isEqualTo("web\nlinux\n");
        assertThat(WINDLASS.folder().resolve("owned")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
                    bash => eval "$(machine env web)"              => eval "$(machine env -u)"
                    dash => eval "$(machine env --shell sh web)"   => eval "$(machine env --shell sh -u)"
                    zsh  => eval "$(machine env --shell zsh web)"  => eval "$(machine env --shell zsh -u)"
                    fish => machine env --shell fish web | source  => machine env --shell fish -u | source
                    tcsh => eval `machine env --shell tcsh web`    => eval `machine env --shell tcsh -u`
                    """)
    void andItsVariablesCanBeTakenBack(String shell, String set, String unset) {
        String script = set + "; " + unset + "; env | grep -c ^DOCKER_; true";
        assertThat(WINDLASS.shell(shell, script).requireSuccess().output()).isEqualTo("0\n");
    }
}
