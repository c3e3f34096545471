package io.windlass.itests.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Windlass under docker-machine's name does what docker-machine does, row by row. */
class DockerMachineTest {

    private static final Path DIFFERENCES = Path.of("../docs/docker-machine-differences.md");

    @TestFactory
    Stream<DynamicContainer> everyRowHolds() {
        return Transcript.all().stream().map(DockerMachineTest::container);
    }

    private static DynamicContainer container(Transcript transcript) {
        Windlass windlass = Windlass.perTest();
        Path client = Workspace.current().distribution().resolve("bin/machine");
        Seat seat = Seat.of(client, windlass.storage(), windlass.folder());
        Stream<DynamicTest> rows = transcript.rows().stream().map(row -> test(row, seat));
        Stream<DynamicTest> end = Stream.of(DynamicTest.dynamicTest("end", windlass::close));
        return DynamicContainer.dynamicContainer(transcript.name(), Stream.concat(rows, end));
    }

    private static DynamicTest test(Row row, Seat seat) {
        return DynamicTest.dynamicTest(row.place() + " " + row.command(), () -> {
            Row.Outcome real = seat.type(row.command());
            assertThat(row.outcome().describes(real))
                    .as(() -> row.place() + ": " + row.command() + "\n--- wanted\n" + row.outcome() + "--- but was\n"
                            + real)
                    .isTrue();
        });
    }

    @Test
    void everyDifferenceIsExplained() throws IOException {
        String page = Files.readString(DIFFERENCES);
        List<String> unexplained = Transcript.all().stream()
                .flatMap(transcript -> transcript.rows().stream())
                .filter(Row::differs)
                .map(Row::difference)
                .distinct()
                .filter(name -> !page.contains("<a id=\"" + name + "\"></a>"))
                .toList();

        assertThat(unexplained).isEmpty();
    }
}
