package io.windlass.driver.nspawn.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** This machine's name servers, as far as a host can reach them: one that listens on loopback it cannot. */
final class NameServers {

    private static final List<Path> FILES = List.of(
            Path.of("/etc/resolv.conf"),
            Path.of("/run/systemd/resolve/resolv.conf"),
            Path.of("/run/NetworkManager/no-stub-resolv.conf"));
    private static final Predicate<String> SERVER = line -> line.startsWith("nameserver");

    private NameServers() {}

    static String configuration() {
        return configuration(FILES);
    }

    /** Takes the first file that names a server which can be reached. */
    static String configuration(List<Path> files) {
        for (Path file : files) {
            List<String> lines = reachable(file);
            if (lines.stream().anyMatch(SERVER)) {
                return String.join("\n", lines) + "\n";
            }
        }
        return "# This machine has no name server that can be reached from here.\n";
    }

    private static List<String> reachable(Path file) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";"))
                    .filter(SERVER.negate().or(line -> !line.matches("nameserver\\s+(127\\..*|::1)")))
                    .toList();
        } catch (IOException e) {
            throw Failures.io("The file " + file + " cannot be read", e);
        }
    }
}
