package io.windlass.itests.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same rows, asked of docker-machine itself: what the table says of it is true, and where the table says that it
 * differs, it does. Only where there is a docker-machine on the path.
 */
class DifferentialTest {

    @TempDir
    Path folder;

    @Test
    void theTableIsTrueOfDockerMachine() throws IOException {
        Optional<Path> real = real();
        assumeTrue(real.isPresent(), "there is no docker-machine on the path");
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        int differing = 0;
        for (Transcript transcript : Transcript.all()) {
            Path home = Files.createDirectories(folder.resolve(transcript.name()));
            Seat seat = Seat.of(real.orElseThrow(), home.resolve("store"), home);
            for (Row row : transcript.rows()) {
                if (row.isForDockerMachine()) {
                    Row.Outcome outcome = seat.type(row.command());
                    compared++;
                    differing += row.differs() ? 1 : 0;
                    if (row.outcome().describes(outcome) == row.differs()) {
                        wrong.add(row.place() + ": " + row.command() + "\n" + outcome);
                    }
                }
            }
        }
        System.out.println("docker-machine: " + compared + " rows compared, " + differing + " differing on purpose, "
                + wrong.size() + " otherwise");
        assertThat(wrong).isEmpty();
    }

    private static Optional<Path> real() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).resolve("docker-machine"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
