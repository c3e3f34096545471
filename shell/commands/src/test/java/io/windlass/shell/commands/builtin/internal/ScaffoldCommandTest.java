package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.option.OptionSchema;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.internal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaffoldCommandTest {

    private static final int MOST_LINES = 149;

    private final Console console = Commands.console();

    @TempDir
    private Path folder;

    @Test
    void aProjectIsWritten() throws IOException {
        Path project = folder.resolve("new/acme");

        Console.Ended ended = console.run("scaffold", "driver", "acme", project.toString());

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).contains("Wrote " + project.resolve("pom.xml") + "\n", "mvn verify");
        assertThat(files(project))
                .containsExactly(
                        "pom.xml",
                        "src/main/java/com/example/acmedriver/AcmeDriver.java",
                        "src/main/java/com/example/acmedriver/AcmeSpec.java",
                        "src/test/java/com/example/acmedriver/AcmeDriverTest.java");
        assertThat(Files.readString(project.resolve("pom.xml")))
                .contains("<url>file:///opt/windlass%20&amp;%20co/sdk</url>");
        String all = all(project);
        assertThat(all).contains("@DriverName(\"acme\")", "ACME_FOLDER").doesNotContainPattern("%[A-Za-z]+%");
        assertThat(all.lines().count()).isLessThanOrEqualTo(MOST_LINES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "1st", "a-b", "a/b", "..", "a b", "\u00e4cme", "%sdk%"})
    void aNameHasLettersAndDigits(String name) {
        refused(
                "is no name for a driver",
                "scaffold",
                "driver",
                name,
                folder.resolve("x").toString());
    }

    @Test
    void aNameIsNotTakenTwice() {
        console.fleet.schemas.put("taken", OptionSchema.of(NoOptions.class));
        refused("already", "scaffold", "driver", "taken", folder.resolve("x").toString());
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path note = Files.writeString(folder.resolve("note"), "mine");

        refused("is not empty", "scaffold", "driver", "acme", folder.toString());
        refused("is not a folder", "scaffold", "driver", "acme", note.toString());
        refused("cannot be written", "scaffold", "driver", "acme", note + "/below");
        assertThat(files(folder)).containsExactly("note");
        assertThat(note).hasContent("mine");
    }

    @Test
    void anEmptyFolderWillDo() {
        assertThat(console.run("scaffold", "driver", "acme", folder.toString()).status())
                .isZero();
    }

    @Test
    void whatIsMissingIsSaid() {
        for (List<String> words : List.<List<String>>of(
                List.of(),
                List.of("driver"),
                List.of("driver", "acme"),
                List.of("driver", "acme", "a", "b"),
                List.of("store", "acme", folder.resolve("x").toString()))) {
            Console.Ended ended = console.run(
                    Stream.concat(Stream.of("scaffold"), words.stream()).toArray(String[]::new));
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.output()).contains("Arguments are driver [name] [directory].");
        }
        refused("has no name", "scaffold", "driver", "acme", "");
        refused("is not a path", "scaffold", "driver", "acme", "a\u0000b");
    }

    private void refused(String reason, String... words) {
        Console.Ended ended = console.run(words);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).contains(reason);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    private static List<String> files(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> project.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String all(Path project) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String file : files(project)) {
            all.append(Files.readString(project.resolve(file)));
        }
        return all.toString();
    }
}
