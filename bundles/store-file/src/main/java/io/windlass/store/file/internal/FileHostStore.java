package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.Installation;
import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostNames;
import io.windlass.api.host.HostRecord;
import io.windlass.api.store.ExchangeReport;
import io.windlass.api.store.HostStore;
import io.windlass.api.store.StoredHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps each host in a folder of its own, as docker-machine does. */
@Component
public final class FileHostStore implements HostStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileHostStore.class);

    private final Path machines;
    private final ConfigWriter configs;
    private final Folders folders;
    private final HostWriter writer;
    private final Certificates certificates;
    private final AuthorityFiles shared;
    private final FileStoreExchange exchange;

    /** Digests of the files of hosts that were never saved here, as they were when the host was first read. */
    private final Map<Path, String> firstSeen = new ConcurrentHashMap<>();

    /** Where it was told already that docker-machine's save was interrupted. */
    private final Set<Path> warned = ConcurrentHashMap.newKeySet();

    /** Called by Declarative Services. */
    @Activate
    public FileHostStore(@Reference Installation installation) {
        this(installation.storage(), new PosixDisk());
    }

    FileHostStore(Path storage, Disk disk) {
        machines = storage.resolve("machines");
        configs = new ConfigWriter(storage);
        folders = new Folders(disk, machines);
        writer = new HostWriter(disk, storage);
        certificates = new Certificates(disk);
        shared = AuthorityFiles.in(storage);
        exchange = new FileStoreExchange(storage, disk);
        try {
            folders.clean();
            for (Path directory : folders.list()) {
                certificates.settle(directory);
            }
        } catch (IOException e) {
            // Nothing depends on it, and whoever lists is told why the store cannot be read.
            LOG.warn("{} still holds what an earlier crash left behind", machines, e);
        }
    }

    @Override
    public List<StoredHost> list() {
        try {
            return folders.list().stream()
                    .map(this::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw Failures.unreadable(machines, e);
        }
    }

    @Override
    public Optional<StoredHost> load(String name) {
        HostNames.requireValid(name);
        try {
            return folders.find(name).flatMap(this::read);
        } catch (IOException e) {
            throw Failures.unreadable(machines, e);
        }
    }

    private Optional<StoredHost> read(Path directory) {
        String name = directory.getFileName().toString();
        try {
            HostNames.requireValid(name);
            return Optional.of(intact(directory));
        } catch (MachineException e) {
            // Somebody may have removed it since it was listed.
            return Folders.exists(directory)
                    ? Optional.of(
                            new StoredHost.Damaged(name, new Failure(e.code().name(), e.text(), e.hint())))
                    : Optional.empty();
        }
    }

    private StoredHost.Intact intact(Path directory) {
        HostFiles files = files(directory);
        HostRecord host = files.host();
        files.interrupted()
                .map(InterruptedSave::file)
                .filter(warned::add)
                .ifPresent(left -> LOG.warn(
                        "{} is missing: docker-machine seems to have died in a save; read from {}",
                        directory.resolve(ConfigFile.NAME),
                        left));
        if (files.record().isPresent()) {
            return new StoredHost.Intact(host, files.isEdited());
        }
        String now = files.config().map(Projection::digest).orElse("");
        String before = firstSeen.putIfAbsent(directory, now);
        return new StoredHost.Intact(host, before != null && !before.equals(now));
    }

    private static HostFiles files(Path directory) {
        try {
            return HostFiles.read(directory);
        } catch (IOException e) {
            throw Failures.unreadableFile(directory.resolve(ConfigFile.NAME), e);
        }
    }

    @Override
    public void create(HostRecord record) {
        Path directory = directory(record.name());
        try {
            folders.create(record.name(), unfinished -> writer.fill(unfinished, record, Optional.empty()));
        } catch (IOException e) {
            throw Failures.unwritable(directory, e);
        }
    }

    @Override
    public HostRecord save(HostRecord record) {
        Path directory = existing(record.name());
        try {
            HostRecord kept = writer.save(
                    directory, record, content -> Projection.digest(content).equals(firstSeen.get(directory)));
            firstSeen.remove(directory);
            return kept;
        } catch (IOException e) {
            throw Folders.exists(directory) ? Failures.unwritable(directory, e) : Failures.notFound(record.name());
        }
    }

    @Override
    public void remove(String name) {
        Path directory = directory(name);
        try {
            firstSeen.remove(directory);
            folders.remove(name);
        } catch (IOException e) {
            throw Failures.unwritable(directory, e);
        }
    }

    @Override
    public Path directory(String name) {
        return folders.folder(HostNames.requireValid(name));
    }

    private Path existing(String name) {
        Path directory = directory(name);
        if (!Folders.exists(directory)) {
            throw Failures.notFound(name);
        }
        return directory;
    }

    @Override
    public void saveCertificates(String name, ClientCertificates pair) {
        Path directory = existing(name);
        try {
            certificates.save(directory, pair);
        } catch (IOException e) {
            throw Failures.unwritable(directory, e);
        }
    }

    @Override
    public void saveCertificates(String name, EngineCertificates pairs) {
        Path directory = existing(name);
        try {
            certificates.save(directory, pairs);
        } catch (IOException e) {
            throw Failures.unwritable(directory, e);
        }
    }

    @Override
    public Optional<ClientCertificates> certificates(String name) {
        Path directory = directory(name);
        try {
            Optional<ClientCertificates> own = certificates.readClient(directory);
            // docker-machine gives a host that is only a URL no copies.
            return own.isPresent() ? own : certificates.readClient(shared.directory());
        } catch (IOException e) {
            throw Failures.unreadable(directory, e);
        }
    }

    @Override
    public Optional<EngineCertificates> engineCertificates(String name) {
        Path directory = directory(name);
        try {
            return certificates.readEngine(directory);
        } catch (IOException e) {
            throw Failures.unreadable(directory, e);
        }
    }

    @Override
    public String export(String name) {
        Path directory = existing(name);
        HostFiles files = files(directory);
        HostRecord host = files.host();
        Optional<ObjectNode> tree = files.configFile().map(ConfigFile::tree);
        return Json.text(
                tree.isEmpty() || files.isConfigBehind()
                        ? configs.render(host, tree, files.driverNames())
                        : tree.get().put("Name", name));
    }

    @Override
    public ExchangeReport importFrom(
            Path directory, Set<String> names, boolean dryRun, CertificateAuthority authority) {
        return exchange.importFrom(directory, names, dryRun, authority);
    }

    @Override
    public ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun) {
        return exchange.exportTo(directory, names, dryRun);
    }
}
