package io.windlass.itests.benchmark;

import io.windlass.itests.rig.Program;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs programs with nobody looking, from start to end, in milliseconds. */
final class Stopwatch {
    private Stopwatch() {}

    static double milliseconds(Program program) {
        ProcessBuilder builder = new ProcessBuilder(program.arguments())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        try {
            long start = System.nanoTime();
            int status = builder.start().waitFor();
            double elapsed = (System.nanoTime() - start) / 1e6;
            if (status != 0) {
                throw new IllegalStateException("status " + status + " of " + program.arguments());
            }
            return elapsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + program.arguments(), e);
        }
    }
}
