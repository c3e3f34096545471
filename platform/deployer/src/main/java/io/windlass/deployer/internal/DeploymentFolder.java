package io.windlass.deployer.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.deployer.BundleView.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which bundles are dropped. A file that is there is installed, one that changes is an update, one that
 * goes is a removal: by the same rules as the commands, except that a refusal is told in the log.
 */
final class DeploymentFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentFolder.class);

    private final Path folder;
    private final Actions actions;

    /** What was made of each file, so that the same is not tried again and again. */
    private final Map<Path, Stamp> handled = new HashMap<>();

    private final Map<Path, Stamp> latest = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean first = true;

    /** What is done about files. */
    interface Actions {

        /**
         * Installs a file, or updates its bundle.
         *
         * @param file in the folder
         * @param progress is told each step
         */
        void deploy(Path file, Progress progress);

        /**
         * Returns what is installed from this folder.
         *
         * @return what is kept of it
         */
        List<KeptBundle> deployed();

        /**
         * Removes a bundle whose file is gone, unless hosts need it.
         *
         * @param name its symbolic name
         * @param progress is told each step
         */
        void withdraw(String name, Progress progress);
    }

    private record Stamp(long size, long modified) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
        }
    }

    DeploymentFolder(Path folder, Actions actions) {
        this.folder = folder;
        this.actions = actions;
    }

    /** Forgets what was refused, since the rules have changed. */
    synchronized void tryAgain() {
        handled.clear();
        told.clear();
    }

    synchronized void look() {
        try {
            Map<Path, Stamp> now = files();
            withdraw(now.keySet());
            now.forEach(this::deploy);
            latest.clear();
            latest.putAll(now);
            handled.keySet().retainAll(now.keySet());
            first = false;
        } catch (IOException | MachineException e) {
            tellOnce(String.valueOf(e.getMessage()), text -> LOG.error("The deployment folder: {}", text));
        }
    }

    private Map<Path, Stamp> files() throws IOException {
        Map<Path, Stamp> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        Ownership.require(folder);
        try (Stream<Path> children = Files.list(folder)) {
            for (Path file :
                    children.filter(child -> child.toString().endsWith(".jar")).toList()) {
                files.put(file, Stamp.of(file));
            }
        }
        return files;
    }

    private void deploy(Path file, Stamp stamp) {
        // Somebody may still be writing it.
        boolean settled = first || stamp.equals(latest.get(file));
        if (!settled || stamp.equals(handled.get(file))) {
            return;
        }
        handled.put(file, stamp);
        try {
            Ownership.require(file);
            actions.deploy(file, line -> LOG.info("{}: {}", file.getFileName(), line));
        } catch (MachineException e) {
            LOG.error("{} is not deployed: {} {}", file.getFileName(), e.text(), e.hint());
        } catch (IOException e) {
            LOG.error("{} is not deployed", file.getFileName(), e);
        }
    }

    private void withdraw(Set<Path> there) {
        for (KeptBundle kept : actions.deployed()) {
            if (kept.origin() != Origin.DEPLOYED
                    || there.contains(Path.of(kept.current().source()))) {
                continue;
            }
            try {
                actions.withdraw(kept.name(), line -> LOG.info("{}: {}", kept.name(), line));
            } catch (MachineException e) {
                tellOnce(
                        e.text() + " " + e.hint(),
                        text -> LOG.warn("The file of {} is gone, the bundle stays: {}", kept.name(), text));
            }
        }
    }

    private void tellOnce(String text, Consumer<String> log) {
        if (told.add(text)) {
            log.accept(text);
        }
    }
}
