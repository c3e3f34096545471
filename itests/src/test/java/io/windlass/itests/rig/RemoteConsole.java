package io.windlass.itests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The daemon's console as OpenSSH's client reaches it. Its settings say {@code enabled=true} and {@code port=0}. */
public final class RemoteConsole {
    private static final Pattern LISTENING = Pattern.compile("The console listens on 127\\.0\\.0\\.1 port (\\d+)");

    private final Windlass windlass;

    public RemoteConsole(Windlass windlass) {
        this.windlass = windlass;
    }

    /** Makes a key for somebody; nobody knows it yet. */
    public void makeKey(String user) {
        if (!Files.exists(key(user))) {
            windlass.program(
                            "ssh-keygen",
                            "-q",
                            "-t",
                            "ed25519",
                            "-N",
                            "",
                            "-f",
                            key(user).toString())
                    .run()
                    .requireSuccess();
        }
    }

    /** The line that lets somebody in. */
    public String line(String user, String role) {
        makeKey(user);
        return "user=\"" + user + "\",role=\"" + role + "\" "
                + read(windlass.folder().resolve(user + ".pub"));
    }

    /** Lets in whom these lines say, and nobody else. */
    public void authorize(String... lines) {
        try {
            Files.createDirectories(authorizedKeys().getParent());
            Path begun = authorizedKeys().resolveSibling("authorized_keys.begun");
            Files.writeString(begun, String.join("\n", lines) + "\n");
            Files.move(begun, authorizedKeys(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path authorizedKeys() {
        return windlass.storage().resolve("daemon/authorized_keys");
    }

    /** Where it listens; waits until it does. */
    public int port() {
        Waiting.until(
                "the console",
                Duration.ofSeconds(30),
                () -> LISTENING.matcher(windlass.log()).find());
        Matcher listening = LISTENING.matcher(windlass.log());
        String port = "";
        while (listening.find()) {
            port = listening.group(1);
        }
        return Integer.parseInt(port);
    }

    /** OpenSSH's client with somebody's key, options and words first; not yet run. */
    public Program ssh(String user, String key, List<String> options, String... words) {
        List<String> command = new ArrayList<>(arguments(key));
        command.addAll(options);
        command.add(user + "@127.0.0.1");
        command.addAll(List.of(words));
        return windlass.program(command.toArray(String[]::new)).within(Duration.ofMinutes(1));
    }

    /** Gives a line with the user's own key. */
    public Result give(String user, String line) {
        return ssh(user, user, List.of(), line).run();
    }

    /** The same as text for a shell, for a terminal. */
    public String interactive(String user) {
        return String.join(" ", arguments(user)) + " " + user + "@127.0.0.1";
    }

    private List<String> arguments(String key) {
        return List.of(
                "ssh",
                "-F",
                "/dev/null",
                "-o",
                "UserKnownHostsFile=console_hosts",
                "-o",
                "StrictHostKeyChecking=accept-new",
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "LogLevel=ERROR",
                "-p",
                Integer.toString(port()),
                "-i",
                key);
    }

    private Path key(String user) {
        return windlass.folder().resolve(user);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
