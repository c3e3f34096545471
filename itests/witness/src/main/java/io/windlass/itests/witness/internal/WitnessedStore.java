package io.windlass.itests.witness.internal;

import io.windlass.api.Installation;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The distribution's own store, and a question before and after each of its writes. The platform takes this one where its
 * configuration says {@code store=io.windlass.itests.witness}.
 */
@Component(
        property = "witness:Boolean=true",
        configurationPid = WitnessSettings.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WitnessSettings.class)
public final class WitnessedStore implements HostStore {

    private final HostStore store;
    private final Questions questions;

    /**
     * Called by Declarative Services.
     *
     * @param store the real one
     * @param installation whose store it is
     * @param settings where the test listens
     */
    @Activate
    public WitnessedStore(
            @Reference(target = "(!(witness=true))") HostStore store,
            @Reference Installation installation,
            WitnessSettings settings) {
        this.store = store;
        this.questions = new Questions(settings.port(), installation.storage());
    }

    @Override
    public void create(HostRecord record) {
        witnessed("create", record.name(), () -> store.create(record));
    }

    @Override
    public HostRecord save(HostRecord record) {
        questions.ask("before", "save", record.name());
        HostRecord kept = store.save(record);
        questions.ask("after", "save", record.name());
        return kept;
    }

    @Override
    public void remove(String name) {
        witnessed("remove", name, () -> store.remove(name));
    }

    @Override
    public void saveCertificates(String name, ClientCertificates certificates) {
        witnessed("certificates", name, () -> store.saveCertificates(name, certificates));
    }

    @Override
    public void saveCertificates(String name, EngineCertificates certificates) {
        witnessed("certificates", name, () -> store.saveCertificates(name, certificates));
    }

    /** After a write that failed there is nothing to ask. */
    private void witnessed(String write, String host, Runnable effect) {
        questions.ask("before", write, host);
        effect.run();
        questions.ask("after", write, host);
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
        return store.importFrom(directory, names, dryRun, authority);
    }

    @Override
    public ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun) {
        return store.exportTo(directory, names, dryRun);
    }
}
