package io.windlass.itests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The distribution with a store, a home and a daemon of a test's own, used as a user uses it. After the test its hosts
 * are removed, its daemon is stopped and its files are gone.
 */
public final class Windlass implements AfterEachCallback, AfterAllCallback, AutoCloseable {
    private static final Pattern RUNNING = Pattern.compile("process (\\d+)");

    private final boolean shared;
    private final Path folder = Workspace.current().newFolder("test ");
    private final Path storage;

    private Windlass(boolean shared, String storeName) {
        this.shared = shared;
        this.storage = folder.resolve(storeName);
    }

    /** For a field of the instance: each test has its own store. */
    public static Windlass perTest() {
        return new Windlass(false, "store");
    }

    /** For a static field: the tests of the class share a store. */
    public static Windlass perClass() {
        return new Windlass(true, "store");
    }

    /** As {@link #perClass}, with a store whose name is hard to quote. */
    public static Windlass perClassIn(String storeName) {
        return new Windlass(true, storeName);
    }

    public Path storage() {
        return storage;
    }

    /** A folder for the test's own files. */
    public Path folder() {
        return folder;
    }

    public Path machineFolder(String host) {
        return storage.resolve("machines").resolve(host);
    }

    /** Runs the client. */
    public Result machine(String... arguments) {
        return client(arguments).run();
    }

    public Result machine(List<String> arguments) {
        return machine(arguments.toArray(String[]::new));
    }

    /** The client, not yet run. */
    public Program client(String... arguments) {
        List<String> command = new ArrayList<>(List.of("machine"));
        command.addAll(List.of(arguments));
        return program(command.toArray(String[]::new));
    }

    /** Runs the daemon's script with one of its commands. */
    public Result machined(String command) {
        return program("machined", command, "--storage-path", storage.toString())
                .run();
    }

    /** Runs a script in a shell, with the distribution on the PATH. */
    public Result shell(String shell, String script) {
        return program(shell, "-c", script).run();
    }

    /** Any program in the user's environment: the distribution's come first on the PATH. */
    public Program program(String... arguments) {
        String[] command = arguments.clone();
        Path ours = Workspace.current().distribution().resolve("bin").resolve(command[0]);
        if (Files.exists(ours)) {
            // Java looks on its own PATH, not on the user's.
            command[0] = ours.toString();
        }
        return Program.of(command)
                .in(environment(Workspace.current().distribution(), storage))
                .at(folder);
    }

    /** The client of the engine of a host, as a user reaches it. */
    public Engine engine(String host) {
        return new Engine(this, host);
    }

    /** The names in the store, as the client lists them. */
    public List<String> names() {
        return machine("ls", "-q").requireSuccess().output().lines().toList();
    }

    /** Waits until a driver that was deployed is found; its options begin with its name. */
    public void awaitDriver(String name) {
        Waiting.until(
                "the driver " + name,
                Duration.ofSeconds(30),
                () -> machine("create", "-d", name, "--help").said().contains("--" + name + "-"));
    }

    /** The daemon's process, if it runs. */
    public OptionalLong daemon() {
        Matcher matcher = RUNNING.matcher(machined("status").output());
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** {@code kill -9}. Returns when the process is gone. */
    public void killDaemon() {
        ProcessHandle process = ProcessHandle.of(daemon().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        Waiting.until("end of the daemon", Duration.ofSeconds(10), () -> !process.isAlive());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.err.println("--- daemon's log of " + context.getDisplayName());
            System.err.println(log());
        }
        if (!shared) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (shared) {
            close();
        }
    }

    /** What the daemon logged. */
    public String log() {
        Path log = storage.resolve("daemon/log/machined.0.log");
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        leave(Workspace.current().distribution(), storage);
        Program.of("bash", Scripts.path("remove.sh").toString(), folder.toString())
                .run()
                .requireSuccess();
    }

    /** Removes the hosts of a store and stops its daemon, whatever state both are in. */
    static void leave(Path distribution, Path storage) {
        Map<String, String> environment = environment(distribution, storage);
        if (Files.isDirectory(storage.resolve("machines"))) {
            Program.bash("for name in $(ls \"$MACHINE_STORAGE_PATH/machines\"); do machine rm -f \"$name\"; done")
                    .in(environment)
                    .run();
        }
        Program.bash(
                        "process=$(cat \"$MACHINE_STORAGE_PATH/daemon/lock\") && machined stop; timeout 10 tail --pid=\"$process\""
                                + " -f /dev/null || kill -9 \"$process\"")
                .in(environment)
                .run();
    }

    private static Map<String, String> environment(Path distribution, Path storage) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", distribution.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("HOME", storage.resolveSibling("home").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LANG", "C.UTF-8");
        environment.put("SHELL", "/bin/bash");
        environment.put("TERM", "xterm");
        environment.put("MACHINE_STORAGE_PATH", storage.toString());
        return environment;
    }
}
