package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Program;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.StoreTree;
import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is typed ends, says no word of Java, and leaves the store as it was. */
class GeneratedInputTest {
    private static final int LINES = Integer.getInteger("windlass.generated.lines", 200);
    private static final long SEED = Long.getLong("windlass.seed", new SecureRandom().nextLong());

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void harmsNothing() throws IOException {
        windlass.machine(Lines.create("there")).requireSuccess();
        Path oldName = windlass.folder().resolve("docker-machine");
        Files.createSymbolicLink(oldName, Workspace.current().distribution().resolve("bin/machine"));
        StoreTree before = StoreTree.of(windlass.storage());
        GeneratedLine lines = new GeneratedLine(SEED);
        TreeMap<Integer, Integer> statuses = new TreeMap<>();

        for (int number = 0; number < LINES; number++) {
            List<String> line = lines.next("there");
            Result result = program(number % 2 == 0 ? "machine" : oldName.toString(), line)
                    .within(Duration.ofSeconds(30))
                    .run();
            assertThat(result.said())
                    .as("seed %d, line %d: %s", SEED, number, result)
                    .doesNotContain("\tat ", "Exception", "java.lang", "panic");
            statuses.merge(result.status(), 1, Integer::sum);
        }

        System.out.println("generated lines: " + LINES + ", seed " + SEED + ", by exit status " + statuses);
        assertThat(StoreTree.of(windlass.storage())).as("seed %d", SEED).isEqualTo(before);
        assertThat(windlass.names()).containsExactly("there");
        assertThat(statuses.keySet()).as("seed %d: statuses of ours", SEED).isSubsetOf(0, 1, 3, 4);
    }

    private Program program(String name, List<String> line) {
        return windlass.program(Stream.concat(Stream.of(name), line.stream()).toArray(String[]::new));
    }
}
