package io.windlass.itests.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The real docker-machine, where whoever runs the tests has one on the PATH.
 *
 * @param program where it is
 */
public record DockerMachine(Path program) {

    /** Finds it; a link of that name to our own client is not it. */
    public static Optional<DockerMachine> find() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "docker-machine"))
                .filter(Files::isExecutable)
                .filter(file -> Program.of(file.toString(), "--version")
                        .run()
                        .output()
                        .startsWith("docker-machine version 0.16.2"))
                .map(DockerMachine::new)
                .findFirst();
    }

    /** Runs it in a store, with a home of the test's own. */
    public Result run(Windlass windlass, Path store, String... arguments) {
        List<String> line = new ArrayList<>(List.of(program.toString(), "--storage-path", store.toString()));
        line.addAll(List.of(arguments));
        return windlass.program(line.toArray(String[]::new)).run();
    }
}
