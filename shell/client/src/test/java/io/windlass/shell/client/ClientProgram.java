package io.windlass.shell.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client as its users run it: a program in a distribution, here one with a {@code machined} of the test's own. */
enum ClientProgram {
    NATIVE,
    JAVA;

    private static final Path COMPILED = Path.of("target", "native").toAbsolutePath();

    /** Both where the build found a C compiler, else the Java one, which is what the distribution then has. */
    static List<ClientProgram> available() throws IOException {
        return compiled() == null ? List.of(JAVA) : List.of(NATIVE, JAVA);
    }

    static @Nullable Path compiled() throws IOException {
        if (!Files.isDirectory(COMPILED)) {
            return null;
        }
        try (Stream<Path> files = Files.list(COMPILED)) {
            return files.filter(Files::isExecutable).findFirst().orElse(null);
        }
    }

    /** Returns the program in a distribution at {@code home}, called by {@code name}. */
    ProcessBuilder in(Path home, String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (this == NATIVE) {
            Path folder = Files.createDirectories(home.resolve("lib/client"));
            Path program = Files.copy(compiled(), folder.resolve("machine"), StandardCopyOption.REPLACE_EXISTING);
            Path link = home.resolve(name);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, program);
            }
            command.add(link.toString());
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:TieredStopAtLevel=1");
            command.add("-Dwindlass.home=" + home);
            command.add("-cp");
            command.add(Path.of("target", "classes").toAbsolutePath().toString());
            command.add(Main.class.getName());
        }
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("HOME", home.toString());
        if (this == JAVA) {
            environment.put("MACHINE_CALLED_AS", "/usr/bin/" + name);
        }
        return builder;
    }
}
