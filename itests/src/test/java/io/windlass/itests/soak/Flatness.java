package io.windlass.itests.soak;

import io.windlass.itests.rig.DaemonProcess;
import java.util.ArrayList;
import java.util.List;

/** Whether a daemon's heap, threads and descriptors grow with time. */
final class Flatness {

    /** What a daemon's caches may still fill after the first sample. */
    private static final double LEEWAY = 1.25;

    private final DaemonProcess daemon;
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(double heapMegabytes, double metaspaceMegabytes, long threads, long descriptors) {}

    Flatness(DaemonProcess daemon) {
        this.daemon = daemon;
    }

    void sample() {
        Sample sample =
                new Sample(daemon.heapMegabytes(), daemon.metaspaceMegabytes(), daemon.threads(), daemon.descriptors());
        System.out.printf(
                "heap after collection %.0f MB, classes %.1f MB, %d threads, %d descriptors%n",
                sample.heapMegabytes, sample.metaspaceMegabytes, sample.threads, sample.descriptors);
        samples.add(sample);
    }

    /** Compares the last sample with the first third's worst: what grew later is a leak. */
    List<String> verdict() {
        sample();
        List<Sample> early = samples.subList(0, Math.max(1, samples.size() / 3));
        Sample last = samples.getLast();
        List<String> wrong = new ArrayList<>();
        double heap = early.stream().mapToDouble(Sample::heapMegabytes).max().orElseThrow();
        long threads = early.stream().mapToLong(Sample::threads).max().orElseThrow();
        long descriptors = early.stream().mapToLong(Sample::descriptors).max().orElseThrow();
        double classes =
                early.stream().mapToDouble(Sample::metaspaceMegabytes).max().orElseThrow();
        check(wrong, "memory of classes", classes, last.metaspaceMegabytes);
        check(wrong, "heap", heap, last.heapMegabytes);
        check(wrong, "threads", (double) threads, (double) last.threads);
        check(wrong, "descriptors", (double) descriptors, (double) last.descriptors);
        return wrong;
    }

    private static void check(List<String> wrong, String what, double before, double after) {
        if (after > before * LEEWAY) {
            wrong.add(what + " grew from " + before + " to " + after);
        }
    }
}
