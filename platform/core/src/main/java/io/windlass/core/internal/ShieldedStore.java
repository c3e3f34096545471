package io.windlass.core.internal;

import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.host.HostRecord;
import io.windlass.api.store.ExchangeReport;
import io.windlass.api.store.HostStore;
import io.windlass.api.store.StoredHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Finishes what it began to write although its caller is interrupted: the JDK closes a file under an interrupted thread,
 * and a cancelled operation must still record what it has done.
 */
final class ShieldedStore implements HostStore {

    private final HostStore store;
    private final Executor threads;

    ShieldedStore(HostStore store, Executor threads) {
        this.store = store;
        this.threads = threads;
    }

    @Override
    public void create(HostRecord record) {
        shielded(() -> store.create(record));
    }

    @Override
    public HostRecord save(HostRecord record) {
        return shielded(() -> store.save(record));
    }

    @Override
    public void remove(String name) {
        shielded(() -> store.remove(name));
    }

    @Override
    public void saveCertificates(String name, ClientCertificates certificates) {
        shielded(() -> store.saveCertificates(name, certificates));
    }

    @Override
    public void saveCertificates(String name, EngineCertificates certificates) {
        shielded(() -> store.saveCertificates(name, certificates));
    }

    private void shielded(Runnable write) {
        Supplier<Boolean> written = () -> {
            write.run();
            return true;
        };
        shielded(written);
    }

    private <T> T shielded(Supplier<T> write) {
        try {
            return CompletableFuture.supplyAsync(write, threads).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public List<StoredHost> list() {
        return store.list();
    }

    @Override
    public Optional<StoredHost> load(String name) {
        return store.load(name);
    }

    @Override
    public Path directory(String name) {
        return store.directory(name);
    }

    @Override
    public Optional<ClientCertificates> certificates(String name) {
        return store.certificates(name);
    }

    @Override
    public Optional<EngineCertificates> engineCertificates(String name) {
        return store.engineCertificates(name);
    }

    @Override
    public String export(String name) {
        return store.export(name);
    }

    @Override
    public ExchangeReport importFrom(
            Path directory, Set<String> names, boolean dryRun, CertificateAuthority authority) {
        return shielded(() -> store.importFrom(directory, names, dryRun, authority));
    }

    @Override
    public ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun) {
        return shielded(() -> store.exportTo(directory, names, dryRun));
    }
}
