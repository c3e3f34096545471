package io.windlass.itests.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A program to run on this machine. It ends, and closes its output, before the deadline, or it is an error. */
public record Program(
        List<String> arguments,
        Map<String, String> environment,
        @Nullable Path directory,
        String input,
        Duration deadline) {
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    public static Program of(String... arguments) {
        return new Program(List.of(arguments), System.getenv(), null, "", Duration.ofMinutes(3));
    }

    public static Program bash(String script) {
        return of("bash", "-c", script);
    }

    /** With exactly this environment. */
    public Program in(Map<String, String> exactly) {
        return new Program(arguments, exactly, directory, input, deadline);
    }

    public Program with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return in(more);
    }

    public Program at(Path workingDirectory) {
        return new Program(arguments, environment, workingDirectory, input, deadline);
    }

    public Program reading(String text) {
        return new Program(arguments, environment, directory, text, deadline);
    }

    public Program within(Duration longest) {
        return new Program(arguments, environment, directory, input, longest);
    }

    public Result run() {
        Process process = start();
        try {
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> errors = read(process.getErrorStream());
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended, or closed its input, without reading everything: not for us to judge.
            }
            long nanos = deadline.toNanos();
            CompletableFuture.allOf(output, errors).get(nanos, TimeUnit.NANOSECONDS);
            return new Result(arguments, process.waitFor(), output.join(), errors.join());
        } catch (TimeoutException e) {
            throw new AssertionError("not finished after " + deadline + ": " + arguments, e);
        } catch (ExecutionException e) {
            throw new AssertionError("unreadable output of " + arguments, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + arguments, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Starts it without waiting; whoever calls reads its output and sees to its end. */
    public Process start() {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                THREADS);
    }
}
