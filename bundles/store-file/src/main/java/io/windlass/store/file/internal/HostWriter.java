package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.error.MachineException;
import io.windlass.api.host.HostRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a host's three files; {@link HostFiles} says how they depend on each other. */
final class HostWriter {

    private static final Logger LOG = LoggerFactory.getLogger(HostWriter.class);
    private static final List<String> NAMES =
            List.of(RecordFile.NAME, ConfigFile.BACKUP, ConfigFile.NAME, KnownHosts.NAME);

    /** Nobody writes so often that one of so many attempts does not come between; the last one counts in any case. */
    private static final int ATTEMPTS = 20;

    private final Disk disk;
    private final ConfigWriter configs;
    private final Certificates certificates;
    private final OwnAuthority authority;

    HostWriter(Disk disk, Path storage) {
        this.disk = disk;
        this.configs = new ConfigWriter(storage);
        this.certificates = new Certificates(disk);
        this.authority = new OwnAuthority(storage);
    }

    /** Writes all files into a folder that nobody knows yet. */
    void fill(Path directory, HostRecord record, Optional<ObjectNode> config) throws IOException {
        StagedFiles staged = new StagedFiles(disk, directory);
        HostFiles none = HostFiles.none(directory);
        stage(staged, record, none, configs.render(record, config, none.driverNames()));
        staged.placeAll();
    }

    /**
     * Replaces a host. If this throws, the old record is in force; if it returns, the new one is, durably, even if one
     * of the files made from it could not be replaced: the next save does that.
     *
     * <p>docker-machine, which knows no lock, may save or remove the same host meanwhile. So the files are read again when
     * all is ready to take its place, and if they changed it is made ready anew.
     *
     * @param basis see {@link HostFiles#merged}
     * @return what is kept now
     */
    HostRecord save(Path directory, HostRecord wanted, Predicate<byte[]> basis) throws IOException {
        HostFiles present = HostFiles.read(directory);
        for (int attempt = 1; ; attempt++) {
            HostRecord merged = present.merged(wanted, basis);
            StagedFiles staged = new StagedFiles(disk, directory);
            HostFiles now = stage(staged, merged, present);
            boolean lost = now.hasLost(present);
            if (lost && HostFiles.isBeingRemoved(directory)) {
                throw vanished(staged, directory);
            }
            if (attempt == ATTEMPTS || now.hasSameContent(present)) {
                commit(staged, present);
                return merged;
            }
            present = lost ? present : now;
        }
    }

    /** Makes everything ready, and then looks whether it still fits. */
    private HostFiles stage(StagedFiles staged, HostRecord record, HostFiles present) throws IOException {
        Optional<ObjectNode> tree = present.configFile().map(ConfigFile::tree);
        try {
            StagedFiles.clean(disk, present.directory(), NAMES);
            ObjectNode config = configs.render(record, tree, present.driverNames());
            authority.leave(config, present.directory(), certificates);
            stage(staged, record, present, config);
            return HostFiles.read(present.directory());
        } catch (IOException | MachineException e) {
            staged.discard(e);
            throw e;
        }
    }

    private void commit(StagedFiles staged, HostFiles present) throws IOException {
        Path directory = present.directory();
        try {
            staged.place(RecordFile.NAME);
            staged.sync();
        } catch (IOException e) {
            staged.discard(e);
            restore(directory, present.record(), e);
            throw e;
        }
        try {
            leaveWhatIsNewer(staged, present);
            staged.placeAll();
            forgetInterrupted(present);
        } catch (IOException e) {
            staged.discard(e);
            LOG.warn("{} is saved, but {} is behind: {}", directory, ConfigFile.NAME, Failures.reason(e), e);
        }
    }

    /** What docker-machine has written in the last moment is no version of ours, and is merged when it is next read. */
    private void leaveWhatIsNewer(StagedFiles staged, HostFiles present) throws IOException {
        Path directory = present.directory();
        Optional<byte[]> now = HostFiles.readConfig(directory);
        boolean lost = now.isEmpty() && present.config().isPresent();
        if (lost && HostFiles.isBeingRemoved(directory)) {
            disk.delete(directory.resolve(RecordFile.NAME));
            throw vanished(staged, directory);
        }
        boolean taken = lost && present.interrupted().isPresent();
        if (!taken && !Arrays.equals(now.orElse(null), present.config().orElse(null))) {
            staged.drop(ConfigFile.BACKUP);
            staged.drop(ConfigFile.NAME);
        }
    }

    /**
     * A host that somebody removes is not brought back. Our own files may have kept the folder from being removed last, so
     * it is removed here if it is empty.
     */
    private MachineException vanished(StagedFiles staged, Path directory) {
        MachineException failure = Failures.notFound(directory.getFileName().toString());
        staged.discard(failure);
        try {
            disk.delete(directory);
        } catch (IOException e) {
            // Whoever removes the host is not done with it.
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void forgetInterrupted(HostFiles present) throws IOException {
        Optional<InterruptedSave> left = present.interrupted().filter(save -> !save.mayBeUnderWay());
        if (left.isPresent()) {
            LOG.warn(
                    "{} was missing; what docker-machine had left in {} was taken",
                    ConfigFile.NAME,
                    left.get().file());
            disk.delete(left.get().file());
        }
    }

    /** The record is staged first, the files that do not change are not staged at all. */
    private static void stage(StagedFiles staged, HostRecord record, HostFiles present, ObjectNode tree)
            throws IOException {
        byte[] config = Json.bytes(tree);
        byte[] knownHosts = KnownHosts.render(record.id(), record.pinnedKeys());
        RecordFile file = new RecordFile(
                record, Projection.of(config, present.config()), Projection.of(knownHosts, present.knownHosts()));
        staged.stage(RecordFile.NAME, file.render(), FileModes.SECRET);
        if (present.configFile().filter(ConfigFile::isUpgraded).isPresent()) {
            staged.stage(ConfigFile.BACKUP, present.config().orElseThrow(), FileModes.SECRET);
        }
        boolean missing = present.interrupted().isPresent();
        if (missing || !Arrays.equals(config, present.config().orElse(null))) {
            staged.stage(ConfigFile.NAME, config, FileModes.SECRET);
        }
        if (!Arrays.equals(knownHosts, present.knownHosts().orElse(null))) {
            staged.stage(KnownHosts.NAME, knownHosts, FileModes.SECRET);
        }
    }

    /** The new record is visible and perhaps not durable: takes it back as well as a failing disk lets us. */
    private void restore(Path directory, Optional<byte[]> old, IOException reason) {
        StagedFiles staged = new StagedFiles(disk, directory);
        try {
            if (old.isPresent()) {
                staged.stage(RecordFile.NAME, old.get(), FileModes.SECRET);
                staged.placeAll();
            } else {
                disk.delete(directory.resolve(RecordFile.NAME));
                staged.sync();
            }
        } catch (IOException e) {
            staged.discard(e);
            reason.addSuppressed(e);
        }
    }
}
