package io.windlass.provisioner.debian.internal;

import io.windlass.api.ssh.RemoteCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fixed texts that run on hosts. They go to standard input of a shell; what varies are its positional arguments,
 * so no value is ever read as shell language.
 */
enum Script {
    PROBE("facts.sh", "probe.sh"),
    HOST_NAME("host-name.sh"),
    FILES("facts.sh", "files.sh"),
    INSTALL_PACKAGE("packages.sh", "install-package.sh"),
    INSTALL_SCRIPT("packages.sh", "install-script.sh"),
    UPGRADE("facts.sh", "packages.sh", "upgrade.sh"),
    ACTIVATE("facts.sh", "activate.sh");

    /** The exit status of {@link #INSTALL_SCRIPT} where it had nothing to run. */
    static final int NOT_FETCHED = 90;

    private final String text;

    Script(String... parts) {
        text = Stream.of(parts).map(Script::read).collect(Collectors.joining("\n"));
    }

    RemoteCommand command(String... arguments) {
        return HostShell.asRoot(Stream.concat(Stream.of("sh", "-s", "--"), Stream.of(arguments))
                        .toArray(String[]::new))
                .withInput(text);
    }

    /** Lets the script end with calls of its own functions. */
    RemoteCommand commandWith(List<String> calls, String... arguments) {
        return command(arguments).withInput(text + String.join("\n", calls) + "\n");
    }

    private static String read(String name) {
        try (InputStream stream = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
