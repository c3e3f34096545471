package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.host.HostRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a host's three files; {@link HostFiles} says how they depend on each other. */
final class HostWriter {

    private static final Logger LOG = LoggerFactory.getLogger(HostWriter.class);
    private static final List<String> NAMES = List.of(RecordFile.NAME, ConfigFile.NAME, KnownHosts.NAME);

    private final Disk disk;
    private final ConfigWriter configs;

    HostWriter(Disk disk, ConfigWriter configs) {
        this.disk = disk;
        this.configs = configs;
    }

    /** Writes all files into a folder that nobody knows yet. */
    void fill(Path directory, HostRecord record) throws IOException {
        StagedFiles staged = new StagedFiles(disk, directory);
        stage(staged, record, HostFiles.none(directory));
        staged.placeAll();
    }

    /**
     * Replaces a host. If this throws, the old record is in force; if it returns, the new one is, durably, even if one
     * of the files made from it could not be replaced: the next save does that.
     */
    void save(Path directory, HostRecord record) throws IOException {
        HostFiles present = HostFiles.read(directory);
        StagedFiles staged = new StagedFiles(disk, directory);
        try {
            StagedFiles.clean(disk, directory, NAMES);
            stage(staged, record, present);
        } catch (IOException e) {
            staged.discard(e);
            throw e;
        }
        try {
            staged.place(RecordFile.NAME);
            staged.sync();
        } catch (IOException e) {
            staged.discard(e);
            restore(directory, present.record(), e);
            throw e;
        }
        try {
            staged.placeAll();
        } catch (IOException e) {
            staged.discard(e);
            LOG.warn("{} is saved, but {} is behind: {}", directory, ConfigFile.NAME, Failures.reason(e), e);
        }
    }

    /** The record is staged first, the files that do not change are not staged at all. */
    private void stage(StagedFiles staged, HostRecord record, HostFiles present) throws IOException {
        Optional<ObjectNode> tree =
                present.config().map(content -> Json.parse(present.directory().resolve(ConfigFile.NAME), content));
        byte[] config = Json.bytes(configs.render(record, tree, present.driverNames()));
        byte[] knownHosts = KnownHosts.render(record.id(), record.pinnedKeys());
        RecordFile file = new RecordFile(
                record, Projection.of(config, present.config()), Projection.of(knownHosts, present.knownHosts()));
        staged.stage(RecordFile.NAME, file.render(), FileModes.SECRET);
        if (!Arrays.equals(config, present.config().orElse(null))) {
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
