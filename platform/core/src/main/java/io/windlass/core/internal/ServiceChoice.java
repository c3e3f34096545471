package io.windlass.core.internal;

import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.store.HostStore;
import io.windlass.api.store.StoredHost;
import io.windlass.core.BundleUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** The store and the certificate authority that are in use. */
@Component(
        service = {ServiceChoice.class, BundleUse.class},
        configurationPid = ServicesConfig.PID)
@Designate(ocd = ServicesConfig.class)
public final class ServiceChoice implements BundleUse {

    private final ChosenService<HostStore> store =
            new ChosenService<>(HostStore.class, "store", ServiceChoice::missingHosts);
    private final ChosenService<CertificateAuthority> authority =
            new ChosenService<>(CertificateAuthority.class, "authority", (_, _) -> Optional.empty());
    private final BundleContext context;

    /**
     * Called by the component runtime.
     *
     * @param context tells bundles' names
     * @param config what the operator set
     */
    @Activate
    public ServiceChoice(BundleContext context, ServicesConfig config) {
        this.context = context;
        configure(config);
    }

    @Modified
    void configure(ServicesConfig config) {
        store.want(config.store().strip());
        authority.want(config.authority().strip());
    }

    HostStore store() {
        return store.service();
    }

    CertificateAuthority authority() {
        return authority.service();
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addStore(HostStore added, Map<String, Object> properties) {
        store.add(name(context, properties), added, LeasedServices.bundle(properties));
    }

    void removeStore(HostStore removed, Map<String, Object> properties) {
        store.remove(name(context, properties), removed);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addAuthority(CertificateAuthority added, Map<String, Object> properties) {
        authority.add(name(context, properties), added, LeasedServices.bundle(properties));
    }

    void removeAuthority(CertificateAuthority removed, Map<String, Object> properties) {
        authority.remove(name(context, properties), removed);
    }

    static String name(BundleContext context, Map<String, Object> properties) {
        Bundle bundle = context.getBundle(LeasedServices.bundle(properties));
        return bundle == null ? "" : bundle.getSymbolicName();
    }

    /** Another store may take over only what it has. */
    private static Optional<String> missingHosts(HostStore before, HostStore after) {
        Set<String> there = after.list().stream().map(ServiceChoice::identity).collect(Collectors.toSet());
        List<String> missing = before.list().stream()
                .filter(host -> !there.contains(identity(host)))
                .map(StoredHost::name)
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the other store does not have " + String.join(", ", missing)
                        + ". Bring them over first, or remove them: machine rm");
    }

    private static String identity(StoredHost host) {
        return switch (host) {
            case StoredHost.Intact intact -> intact.record().id() + " " + intact.name();
            case StoredHost.Damaged damaged -> damaged.name();
        };
    }

    @Override
    public int retire(long bundle, Duration patience, IntConsumer waiting) {
        long end = System.nanoTime() + patience.toNanos();
        int left = store.retire(bundle, patience, waiting);
        Duration rest = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return left + authority.retire(bundle, rest, waiting);
    }

    @Override
    public void readmit(long bundle) {
        store.readmit(bundle);
        authority.readmit(bundle);
    }

    @Override
    public void abandon(long bundle) {
        store.abandon(bundle);
        authority.abandon(bundle);
    }
}
