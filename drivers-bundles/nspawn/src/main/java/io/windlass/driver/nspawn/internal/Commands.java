package io.windlass.driver.nspawn.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs programs of this machine: argument vectors only, always with a time-out, what they say in the error. */
final class Commands {

    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int LONGEST_ERROR = 2000;

    /**
     * How a program ended.
     *
     * @param status its exit status
     * @param output what it wrote, errors included
     */
    record Result(int status, String output) {}

    /** Finds a program also where a daemon's PATH may not look. */
    static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin";
        for (String folder : path.split(":")) {
            if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, program))) {
                return Optional.of(Path.of(folder, program));
            }
        }
        return Optional.empty();
    }

    /** Runs a program that must succeed, and returns what it wrote. */
    String require(String... command) {
        return require(List.of(command), SHORT, line -> {});
    }

    String require(List<String> command, Duration timeout, Consumer<String> listener) {
        Result result = run(command, timeout, listener);
        if (result.status() != 0) {
            String said = result.output().strip();
            throw Failures.provider(
                    "The command \"" + String.join(" ", command) + "\" ended with status " + result.status() + ": "
                            + said.substring(Math.max(0, said.length() - LONGEST_ERROR)),
                    "");
        }
        return result.output();
    }

    Result run(String... command) {
        return run(List.of(command), SHORT, line -> {});
    }

    private static Result run(List<String> command, Duration timeout, Consumer<String> listener) {
        Process process = start(command);
        FutureTask<String> output = new FutureTask<>(() -> read(process, listener));
        Thread.ofVirtual().start(output);
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Failures.timeout(
                        "The command \"" + String.join(" ", command) + "\" did not end within " + timeout.toSeconds()
                                + " s.",
                        "");
            }
            return new Result(process.exitValue(), output.get(GRACE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot read what " + command.getFirst() + " says", e);
        } catch (InterruptedException e) {
            throw Failures.interrupted("The command \"" + command.getFirst() + "\"", e);
        } finally {
            if (process.isAlive()) {
                end(process.toHandle());
            }
        }
    }

    private static Process start(List<String> command) {
        List<String> resolved = new ArrayList<>(command);
        resolved.set(0, find(command.getFirst()).map(Path::toString).orElse(command.getFirst()));
        ProcessBuilder builder = new ProcessBuilder(resolved).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw Failures.io("The program " + command.getFirst() + " cannot be started", e);
        }
    }

    private static String read(Process process, Consumer<String> listener) throws IOException {
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                listener.accept(line);
            }
        }
        return output.toString();
    }

    /** Ends a process in good order if it can be, and whatever it started. */
    static void end(ProcessHandle process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process);
        process.destroy();
        process.onExit()
                .orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((ended, late) ->
                        all.stream().map(ProcessHandle::destroyForcibly).toList())
                .join();
    }
}
