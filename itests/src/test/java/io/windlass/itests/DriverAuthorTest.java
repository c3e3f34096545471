package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.MavenCache;
import io.windlass.itests.rig.Page;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A driver author's day, as {@code docs/writing-a-driver.md} tells it: its own commands, one after the other. */
class DriverAuthorTest {
    private static final int MOST_LINES = 149;

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    /** Longer than others: Maven may have to fetch what it has not yet. */
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void thePageCanBeFollowed() throws IOException {
        List<String> commands = Page.commands(Path.of("../docs/writing-a-driver.md"));
        assertThat(commands).hasSize(5);
        MavenCache.in(windlass.folder());

        follow(commands.get(0));
        assertThat(lines(windlass.folder().resolve("acme"))).isLessThanOrEqualTo(MOST_LINES);

        assertThat(follow(commands.get(1)).output())
                .contains("BUILD SUCCESS")
                .containsPattern("Tests run: [34][0-9], Failures: 0, Errors: 0");

        follow(commands.get(2));
        windlass.awaitDriver("acme");

        assertThat(follow(commands.get(3)).output()).containsPattern("web +- +acme +Unknown");
        assertThat(windlass.folder().resolve("hosts")).isNotEmptyDirectory();

        follow(commands.get(4));
        assertThat(windlass.names()).isEmpty();
        assertThat(windlass.folder().resolve("hosts")).isEmptyDirectory();
    }

    private Result follow(String script) {
        return windlass.program("bash", "-ec", script)
                .with("WINDLASS", Workspace.current().distribution().toString())
                .with("MAVEN_OPTS", MavenCache.OPTIONS)
                .within(Duration.ofMinutes(8))
                .run()
                .requireSuccess();
    }

    private static long lines(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            long lines = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).size();
            }
            return lines;
        }
    }
}
