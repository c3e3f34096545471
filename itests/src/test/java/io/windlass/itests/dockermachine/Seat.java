package io.windlass.itests.dockermachine;

import io.windlass.itests.rig.Program;
import io.windlass.itests.rig.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A shell at which rows are typed.
 *
 * @param programs the folder with what is called docker-machine here
 * @param store the store
 * @param folder the working directory and home
 */
record Seat(Path programs, Path store, Path folder) {

    private static final String WITHOUT_LINE_END = "<no newline>";

    /** Where docker-machine is a link to another program. */
    static Seat of(Path program, Path store, Path folder) {
        try {
            Path programs = Files.createDirectories(folder.resolve("programs"));
            Files.createSymbolicLink(programs.resolve("docker-machine"), program);
            Files.createSymbolicLink(programs.resolve("machine"), program);
            return new Seat(programs, store, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Row.Outcome type(String command) {
        Result result = Program.of("dash", "-c", command)
                .in(Map.of(
                        "PATH",
                        programs + ":" + System.getenv("PATH"),
                        "HOME",
                        folder.toString(),
                        "USER",
                        "tester",
                        "SHELL",
                        "/bin/bash",
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "MACHINE_STORAGE_PATH",
                        store.toString(),
                        "MACHINE_BUGSNAG_API_TOKEN",
                        "no-report"))
                .at(folder)
                .run();
        return new Row.Outcome(lines(result.output()), lines(result.errors()), result.status());
    }

    private List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String neutral = text.replace(store.toString(), "<store>");
        String whole = neutral.endsWith("\n") ? neutral.substring(0, neutral.length() - 1) : neutral + WITHOUT_LINE_END;
        return Arrays.asList(whole.split("\n", -1));
    }
}
