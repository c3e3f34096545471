package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windlass.itests.rig.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of templates that the bundle is tested with says what Go says. */
class GoTemplateTest {
    @TempDir
    Path folder;

    @Test
    void theTableIsGosOwn() throws IOException {
        String version = go("version");
        assumeTrue(version.contains(" go1.19"), () -> "the table has Go 1.19's words, and this is " + version);
        Path table = Path.of(System.getProperty("windlass.templates"));

        String answered = go("run", program().toString(), table.toString());

        String[] cases = Files.readString(table).split("\n\n");
        String[] answers = answered.split("\n\n");
        assertThat(cases).hasSizeGreaterThan(600).hasSameSizeAs(answers);
        Arrays.setAll(cases, at -> cases[at].strip());
        Arrays.setAll(answers, at -> answers[at].strip());
        assertThat(cases).containsExactly(answers);
    }

    private String go(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "go";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Program.of(line)
                .with("GO111MODULE", "off")
                .with("GOFLAGS", "")
                .with("GOPATH", folder.resolve("path").toString())
                .with("GOCACHE", folder.resolve("cache").toString())
                .run()
                .requireSuccess()
                .output();
    }

    private Path program() throws IOException {
        try (InputStream source =
                Objects.requireNonNull(GoTemplateTest.class.getResourceAsStream("/gotemplate/main.go"))) {
            Path program = folder.resolve("main.go");
            Files.copy(source, program);
            return program;
        }
    }
}
