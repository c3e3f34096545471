package io.windlass.store.file.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.host.HostRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The content of a host's three files as it was at one moment, and what it means.
 *
 * <p>{@code windlass.json} alone is the record: a save takes effect the moment this file is replaced. The other two are
 * made from it for docker-machine and for OpenSSH, and are replaced after it. So that they may still count when one of
 * those two wrote them, the record keeps digests of what they were and of what they are to become: a file with either
 * of these is ours, current or left behind by a crash, and says nothing new; any other content is an edit, and counts.
 */
final class HostFiles {

    private final Path directory;
    private final Optional<byte[]> record;
    private final Optional<byte[]> config;
    private final Optional<byte[]> knownHosts;
    private final Optional<InterruptedSave> interrupted;

    /** Kept from the first look on, since the record is asked several times. */
    private Optional<RecordFile> parsed = Optional.empty();

    private HostFiles(
            Path directory,
            Optional<byte[]> record,
            Optional<byte[]> config,
            Optional<byte[]> knownHosts,
            Optional<InterruptedSave> interrupted) {
        this.directory = directory;
        this.record = record;
        this.config = config.or(() -> interrupted.map(InterruptedSave::content));
        this.knownHosts = knownHosts;
        this.interrupted = interrupted;
    }

    /** A folder without any of the files. */
    static HostFiles none(Path directory) {
        return new HostFiles(directory, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Path directory() {
        return directory;
    }

    Optional<byte[]> record() {
        return record;
    }

    Optional<byte[]> config() {
        return config;
    }

    /** What {@link #config} was read from, where {@code config.json} itself is missing. */
    Optional<InterruptedSave> interrupted() {
        return interrupted;
    }

    /** What {@link #config} says. */
    Optional<ConfigFile> configFile() {
        return config.map(content -> ConfigFile.parse(configPath(), content));
    }

    Optional<byte[]> knownHosts() {
        return knownHosts;
    }

    /**
     * Reads the files of one moment, though a save may be under way: if something looks unusual, it must look the same
     * twice.
     */
    static HostFiles read(Path directory) throws IOException {
        HostFiles files = readOnce(directory);
        while (!files.areSettled()) {
            HostFiles again = readOnce(directory);
            if (again.hasSameContent(files)) {
                return files;
            }
            files = again;
        }
        return files;
    }

    /** The record comes last here and first in a save: what is read before it can be older than it, never newer. */
    private static HostFiles readOnce(Path directory) throws IOException {
        Path recordPath = directory.resolve(RecordFile.NAME);
        Optional<byte[]> config = HostFile.read(directory.resolve(ConfigFile.NAME));
        Optional<byte[]> knownHosts = HostFile.read(directory.resolve(KnownHosts.NAME));
        Optional<byte[]> record = HostFile.read(recordPath);
        Optional<InterruptedSave> interrupted =
                config.isPresent() ? Optional.empty() : InterruptedSave.find(directory, modified(recordPath));
        return new HostFiles(directory, record, config, knownHosts, interrupted);
    }

    /** What {@code config.json} says at this moment, or will say when docker-machine has finished a save. */
    static Optional<byte[]> readConfig(Path directory) throws IOException {
        return readOnce(directory).config();
    }

    private static Optional<FileTime> modified(Path file) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Understands the host.
     *
     * @throws MachineException with STORE_DAMAGED if that cannot be done
     */
    HostRecord host() {
        Optional<RecordFile> ours = recordFile();
        if (ours.isEmpty()) {
            return InheritedHost.of(directory, configFile().orElseThrow(() -> Failures.missing(configPath())));
        }
        RecordFile file = ours.get();
        HostRecord host = file.record();
        if (config.isPresent() && file.config().isForeign(config.get())) {
            host = EditedHost.of(host, host, ConfigFile.parse(configPath(), config.get()));
        }
        if (knownHosts.isPresent() && file.knownHosts().isForeign(knownHosts.get())) {
            // Whoever takes a key out of this file means it. A file that is gone altogether proves no such wish.
            host = host.withPinnedKeys(KnownHosts.parse(host.id(), knownHosts.get()));
        }
        return host;
    }

    /**
     * Makes what is to be kept when somebody wants to keep a host: what another program has changed in {@code
     * config.json} since our last save stays changed, unless the host was changed there as well.
     *
     * @param wanted the host
     * @param basis tells whether the file of a host that was never saved is the one from which the host was read
     */
    HostRecord merged(HostRecord wanted, Predicate<byte[]> basis) {
        if (config.isEmpty()) {
            return wanted;
        }
        Optional<RecordFile> ours = recordFile();
        if (ours.isEmpty()) {
            return basis.test(config.get())
                    ? wanted
                    : EditedHost.of(wanted, wanted, configFile().orElseThrow());
        }
        return ours.get().config().isForeign(config.get())
                ? EditedHost.of(ours.get().record(), wanted, configFile().orElseThrow())
                : wanted;
    }

    /** Whether another program has written {@code config.json} since our last save. */
    boolean isEdited() {
        return recordFile()
                .flatMap(file -> config.filter(file.config()::isForeign))
                .isPresent();
    }

    /** Whether {@code config.json} has been there and is no more. */
    boolean hasLost(HostFiles before) {
        return before.config.isPresent() && config.isEmpty();
    }

    /**
     * Whether somebody removes the host. While docker-machine replaces {@code config.json}, that file may be missing as well,
     * but then its temporary file is there until the new one is.
     */
    static boolean isBeingRemoved(Path directory) throws IOException {
        Path config = directory.resolve(ConfigFile.NAME);
        return Files.notExists(config) && !InterruptedSave.isAny(directory) && Files.notExists(config);
    }

    /** Whether {@code config.json} is behind the record, because a crash or a full disk came between. */
    boolean isConfigBehind() {
        return recordFile()
                .filter(file -> config.isEmpty() || file.config().isBehind(config.get()))
                .isPresent();
    }

    /** The names in the driver's part of {@code config.json} that come from the record. */
    Set<String> driverNames() {
        Set<String> names = new HashSet<>();
        recordFile().map(RecordFile::record).ifPresent(host -> {
            names.addAll(host.settings().spec().keySet());
            host.instance()
                    .ifPresent(instance -> names.addAll(instance.attributes().keySet()));
        });
        return names;
    }

    private boolean areSettled() {
        try {
            return recordFile().filter(file -> !isForeign(file)).isPresent();
        } catch (MachineException e) {
            return false;
        }
    }

    private boolean isForeign(RecordFile file) {
        return config.filter(file.config()::isForeign).isPresent()
                || knownHosts.filter(file.knownHosts()::isForeign).isPresent();
    }

    boolean hasSameContent(HostFiles other) {
        return same(record, other.record)
                && same(config, other.config)
                && same(knownHosts, other.knownHosts)
                && interrupted.isPresent() == other.interrupted.isPresent();
    }

    private static boolean same(Optional<byte[]> left, Optional<byte[]> right) {
        return Arrays.equals(left.orElse(null), right.orElse(null));
    }

    private Optional<RecordFile> recordFile() {
        if (parsed.isEmpty()) {
            parsed = record.map(content -> RecordFile.parse(directory.resolve(RecordFile.NAME), content));
        }
        return parsed;
    }

    private Path configPath() {
        return directory.resolve(ConfigFile.NAME);
    }
}
