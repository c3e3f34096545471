package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostNames;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A host that is to be copied into another store: as it is in its store, and as it is to be there. */
final class MovingHost {

    /** What is not copied but written anew. */
    private static final Set<String> WRITTEN = Set.of(RecordFile.NAME, ConfigFile.NAME, KnownHosts.NAME);

    private final HostFiles files;
    private final PathMapping mapping;
    private final boolean upgraded;
    private final HostRecord record;
    private final Optional<ObjectNode> config;

    private MovingHost(HostFiles files, PathMapping mapping, Path target) {
        this.files = files;
        this.mapping = mapping;
        Optional<ConfigFile> file = files.configFile();
        this.upgraded = file.filter(ConfigFile::isUpgraded).isPresent();
        this.config = file.map(ConfigFile::tree);
        config.ifPresent(this::move);
        HostRecord moved = RecordFile.mapped(
                files.host(), mapping, target.resolve(files.directory().getFileName()));
        this.record = files.record().isPresent() ? moved : identified(moved);
    }

    /**
     * Reads one.
     *
     * @param directory its folder
     * @param target the root of the other store
     * @param apart whether it takes its authority along
     * @throws MachineException if it is damaged, or not in a state in which it can be copied
     */
    static MovingHost read(Path directory, Path target, boolean apart) {
        String name = HostNames.requireValid(directory.getFileName().toString());
        HostFiles files;
        try {
            files = HostFiles.read(directory);
        } catch (IOException e) {
            throw Failures.unreadableFile(directory.resolve(ConfigFile.NAME), e);
        }
        PathMapping mapping =
                mapping(files, target, apart ? target.resolve("machines").resolve(name) : target);
        MovingHost host = new MovingHost(files, mapping, target.resolve("machines"));
        host.record.intent().ifPresent(intent -> {
            throw new MachineException(
                    StandardErrorCode.HOST_STATE,
                    "Host \"" + name + "\" is in the midst of an operation: " + intent.operation() + ".",
                    "Wait for its end, or stop it with: machine cancel " + name);
        });
        return host;
    }

    /** A store may have been moved since its files were written, so that they name another place than where they are. */
    private static PathMapping mapping(HostFiles files, Path target, Path authority) {
        Path store = files.directory().resolveSibling("..").normalize();
        Fields root = files.configFile().map(ConfigFile::root).orElseGet(() -> none(files));
        PathMapping mapping = new PathMapping();
        Stream.concat(Stream.of(store.toString()), StorePaths.recorded(root))
                .distinct()
                .forEach(from -> mapping.with(from, target.toString())
                        .with(
                                from + PathText.separator(from) + AuthorityFiles.NAME,
                                AuthorityFiles.in(authority).directory().toString()));
        return mapping;
    }

    private static Fields none(HostFiles files) {
        return new Fields(files.directory().resolve(ConfigFile.NAME), "", Json.object());
    }

    private void move(ObjectNode tree) {
        mapping.apply(tree.path("Driver"));
        mapping.apply(tree.path("HostOptions").path("AuthOptions"));
    }

    /** The same host has the same id, however often and from wherever it is copied. */
    private HostRecord identified(HostRecord host) {
        String text = host.name() + "\n" + host.driverName() + "\n"
                + config.map(tree -> Json.text(tree.path("Driver"))).orElse("");
        return new HostRecord(
                new HostId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))),
                host.name(),
                host.driverName(),
                host.settings(),
                host.created(),
                host.instance(),
                host.pinnedKeys(),
                host.intent(),
                host.failure());
    }

    String name() {
        return record.name();
    }

    HostId id() {
        return record.id();
    }

    /** Whether what has its name in the other store is this very host. */
    boolean isIn(Path folder) {
        try {
            HostRecord present = HostFiles.read(folder).host();
            return present.id().equals(record.id()) || isSaidTheSameOf(present);
        } catch (IOException | MachineException e) {
            // Whatever it is, it cannot be told to be the same.
            return false;
        }
    }

    /** A host that was never saved by us has no id of its own. */
    private boolean isSaidTheSameOf(HostRecord other) {
        return other.driverName().equals(record.driverName())
                && other.settings().spec().equals(record.settings().spec())
                && other.instance()
                        .flatMap(Instance::address)
                        .equals(record.instance().flatMap(Instance::address));
    }

    /** Writes all that belongs to it into an empty folder. */
    void fill(Path folder, Disk disk, HostWriter writer, AuthorityFiles authority, boolean apart) throws IOException {
        FolderCopy.copy(disk, files.directory(), folder, mapping, this::isCopied);
        new Certificates(disk).settle(folder);
        AuthorityFiles own = AuthorityFiles.in(folder);
        if (apart && !own.exist()) {
            if (!Folders.exists(own.directory())) {
                disk.createDirectory(own.directory());
            }
            authority.copyInto(disk, own.directory());
        }
        (own.exist() ? own : authority).copyClientInto(disk, folder);
        if (upgraded) {
            Path backup = folder.resolve(ConfigFile.BACKUP);
            disk.create(backup, files.config().orElseThrow(), FileModes.SECRET);
            disk.sync(backup);
        }
        writer.fill(folder, record, config);
    }

    private boolean isCopied(String name) {
        boolean temporary = name.startsWith(InterruptedSave.PREFIX)
                || name.equals(Certificates.UNFINISHED)
                || StagedFiles.isTemporary(name);
        return !temporary && !WRITTEN.contains(name) && !(upgraded && name.equals(ConfigFile.BACKUP));
    }
}
