package io.windlass.provisioner.debian.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineOptionRulesTest {

    static Stream<EngineOptions> refused() {
        return Stream.of(
                Requests.labels("a=1\nExecStartPre=/bin/true"),
                Requests.labels("a=\u0000"),
                Requests.labels("no-value"),
                Requests.labels("=x"),
                Requests.flags("--debug"),
                Requests.flags("debug\r"),
                Requests.flags("log level=warn"),
                Requests.flags(""),
                Requests.environment("1A=x"),
                Requests.environment("NAME"),
                Requests.environment("A=b\nB=c"),
                Requests.storage("overlay2\n"),
                Requests.options(""),
                Requests.options("-o/etc/passwd"),
                Requests.options("https://a b"));
    }

    static Stream<EngineOptions> accepted() {
        return Stream.of(
                EngineOptions.DEFAULTS,
                Requests.PACKAGE,
                Requests.options("http://10.0.0.1:8000/install"),
                Requests.labels("a=", "note=$(reboot) \"x\" 100% \\ '"),
                Requests.flags("debug", "log-opt=max-size=10m", "data-root=/a b"),
                Requests.environment("HTTP_PROXY=http://u:p@proxy:1/", "_X="));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(EngineOptions engine) {
        MachineException e = catchThrowableOfType(MachineException.class, () -> EngineOptionRules.check(engine));

        assertThat(e.code()).isEqualTo(StandardErrorCode.INVALID_ARGUMENT);
        assertThat(e.text()).doesNotContain("\n", "\r", "\u0000");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void accepts(EngineOptions engine) {
        assertThatCode(() -> EngineOptionRules.check(engine)).doesNotThrowAnyException();
    }

    @Test
    void aValueIsNotRepeatedInTheMessage() {
        MachineException e = catchThrowableOfType(
                MachineException.class,
                () -> EngineOptionRules.check(Requests.environment("PROXY=http://user:secret@host\n")));

        assertThat(e.text()).contains("PROXY").doesNotContain("secret");
    }
}
