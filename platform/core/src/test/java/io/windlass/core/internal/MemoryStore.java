package io.windlass.core.internal;

import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.store.ExchangeReport;
import io.windlass.api.store.HostStore;
import io.windlass.api.store.StoredHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store in memory that remembers what was written, in order. */
final class MemoryStore implements HostStore {

    final Map<String, StoredHost> hosts = new ConcurrentHashMap<>();
    final Map<String, EngineCertificates> certificates = new ConcurrentHashMap<>();
    final List<String> journal;

    MemoryStore(List<String> journal) {
        this.journal = journal;
    }

    MemoryStore() {
        this(new CopyOnWriteArrayList<>());
    }

    HostRecord record(String name) {
        if (hosts.get(name) instanceof StoredHost.Intact intact) {
            return intact.record();
        }
        throw new AssertionError("not stored: " + name);
    }

    @Override
    public List<StoredHost> list() {
        return new ArrayList<>(hosts.values());
    }

    @Override
    public Optional<StoredHost> load(String name) {
        return Optional.ofNullable(hosts.get(name));
    }

    @Override
    public void create(HostRecord record) {
        if (hosts.putIfAbsent(record.name(), new StoredHost.Intact(record)) != null) {
            throw new MachineException(StandardErrorCode.HOST_EXISTS, record.name(), "");
        }
        journal.add("store create " + describe(record));
    }

    @Override
    public HostRecord save(HostRecord record) {
        hosts.put(record.name(), new StoredHost.Intact(record));
        journal.add("store save " + describe(record));
        return record;
    }

    private static String describe(HostRecord record) {
        return record.intent().map(intent -> intent.operation().name()).orElse("idle")
                + record.failure().map(failure -> " failed").orElse("");
    }

    @Override
    public void remove(String name) {
        hosts.remove(name);
        journal.add("store remove");
    }

    @Override
    public Path directory(String name) {
        return Path.of("/store/machines").resolve(name);
    }

    @Override
    public void saveCertificates(String name, ClientCertificates saved) {
        journal.add("store client certificates");
    }

    @Override
    public void saveCertificates(String name, EngineCertificates saved) {
        certificates.put(name, saved);
        journal.add("store certificates");
    }

    @Override
    public Optional<ClientCertificates> certificates(String name) {
        return engineCertificates(name)
                .map(all -> new ClientCertificates(all.authority(), all.client(), all.clientKey()));
    }

    @Override
    public Optional<EngineCertificates> engineCertificates(String name) {
        return Optional.ofNullable(certificates.get(name));
    }

    @Override
    public String export(String name) {
        return "{}";
    }

    @Override
    public ExchangeReport importFrom(
            Path directory, Set<String> names, boolean dryRun, CertificateAuthority authority) {
        throw new UnsupportedOperationException("nothing is copied from memory");
    }

    @Override
    public ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun) {
        throw new UnsupportedOperationException("nothing is copied from memory");
    }
}
