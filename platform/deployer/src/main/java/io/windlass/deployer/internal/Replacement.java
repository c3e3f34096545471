package io.windlass.deployer.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.BundleUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;

/** Puts a bundle in another one's place. Until the new one works, the old one can be back at once. */
final class Replacement {

    private final FrameworkBundles framework;
    private final Supplier<List<BundleUse>> uses;
    private final Supplier<Duration> startWithin;

    Replacement(FrameworkBundles framework, Supplier<List<BundleUse>> uses, Supplier<Duration> startWithin) {
        this.framework = framework;
        this.uses = uses;
        this.startWithin = startWithin;
    }

    /**
     * Starts a bundle, and removes the one before it.
     *
     * @param before what is to go; empty if nothing is there
     * @param newcomer installs what is to come
     * @param manner how
     * @param patience how long to wait for calls in the old one
     * @param progress is told each step
     * @throws MachineException if the new one does not work; the old one works then
     */
    void replace(
            Optional<Bundle> before, Supplier<Bundle> newcomer, Manner manner, Duration patience, Progress progress) {
        before.ifPresent(old -> makeWay(old, manner, patience, progress));
        Bundle fresh = null;
        try {
            fresh = newcomer.get();
            progress.line("Starting " + fresh.getSymbolicName() + " " + fresh.getVersion() + "...");
            framework.start(fresh);
            framework.await(fresh, startWithin.get());
        } catch (RuntimeException e) {
            if (fresh != null) {
                takeAway(fresh);
            }
            throw before.map(old -> restored(old, manner, e)).orElse(e);
        }
        before.ifPresent(old -> end(old, patience, progress));
    }

    private void makeWay(Bundle old, Manner manner, Duration patience, Progress progress) {
        switch (manner) {
            case SIDE_BY_SIDE -> {}
            case IN_TURN -> framework.stop(old);
            case PAUSED -> {
                int left = retire(old, patience, progress);
                if (left > 0) {
                    uses.get().forEach(use -> use.readmit(old.getBundleId()));
                    throw new MachineException(
                            StandardErrorCode.BUNDLE_IN_USE,
                            "Bundle " + old.getSymbolicName() + " is not replaced: " + left
                                    + " calls in it did not end within " + patience.toSeconds() + " s.",
                            "Try again, or allow more time with --wait.");
                }
            }
        }
    }

    private RuntimeException restored(Bundle old, Manner manner, RuntimeException failure) {
        if (manner == Manner.IN_TURN) {
            framework.start(old);
        }
        uses.get().forEach(use -> use.readmit(old.getBundleId()));
        return failure instanceof MachineException known
                ? new MachineException(
                        known.code(),
                        known.text(),
                        (known.hint().isEmpty() ? "" : known.hint() + " ") + "Version " + old.getVersion()
                                + " goes on working.",
                        known)
                : failure;
    }

    /** Lets the calls in a bundle end, then removes it; the daemon's own is stopped only. */
    void end(Bundle old, Duration patience, Progress progress) {
        int left = retire(old, patience, progress);
        if (left > 0) {
            progress.line(left + " calls in " + old.getSymbolicName() + " " + old.getVersion() + " did not end within "
                    + patience.toSeconds() + " s and are interrupted.");
            uses.get().forEach(use -> use.abandon(old.getBundleId()));
        }
        takeAway(old);
        uses.get().forEach(use -> use.readmit(old.getBundleId()));
    }

    private void takeAway(Bundle bundle) {
        if (framework.isInstalled(bundle)) {
            framework.uninstall(bundle);
        } else {
            framework.stop(bundle);
        }
    }

    private int retire(Bundle old, Duration patience, Progress progress) {
        long end = System.nanoTime() + patience.toNanos();
        int left = 0;
        for (BundleUse use : uses.get()) {
            Duration rest = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            left += use.retire(
                    old.getBundleId(),
                    rest,
                    calls -> progress.line("Waiting for " + calls + " calls in " + old.getSymbolicName() + " "
                            + old.getVersion() + "..."));
        }
        return left;
    }
}
