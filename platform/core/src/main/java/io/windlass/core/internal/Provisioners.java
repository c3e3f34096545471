package io.windlass.core.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.provision.OperatingSystem;
import io.windlass.api.provision.Provisioner;
import io.windlass.core.BundleUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The provisioners that are installed now, each leased for the length of one call. */
@Component(
        service = {Provisioners.class, BundleUse.class},
        configurationPid = ServicesConfig.PID)
public final class Provisioners implements BundleUse {

    /** A bundle that is being replaced is back after some 50 ms. */
    private static final Duration ABSENCE = Duration.ofSeconds(2);

    private final LeasedServices<Provisioner> provisioners = new LeasedServices<>();
    private final Map<String, Integer> rankings = new ConcurrentHashMap<>();
    private final Function<Map<String, Object>, String> names;
    private volatile List<String> preferred = List.of();

    /**
     * Called by the component runtime.
     *
     * @param context tells bundles' names
     * @param config what the operator set
     */
    @Activate
    public Provisioners(BundleContext context, ServicesConfig config) {
        this(properties -> ServiceChoice.name(context, properties));
        configure(config);
    }

    Provisioners(Function<Map<String, Object>, String> names) {
        this.names = names;
    }

    @Modified
    void configure(ServicesConfig config) {
        preferred = Stream.of(config.provisioners()).map(String::strip).toList();
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addProvisioner(Provisioner added, Map<String, Object> properties) {
        String name = names.apply(properties);
        rankings.put(name, properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0);
        provisioners.add(name, added, LeasedServices.bundle(properties));
    }

    void removeProvisioner(Provisioner removed, Map<String, Object> properties) {
        provisioners.remove(names.apply(properties), removed);
    }

    /** Fails as {@link #call} would, before anything was done. */
    void require(OperatingSystem system) {
        call(system, _ -> {});
    }

    /**
     * Lets the provisioner for a system do something.
     *
     * @param system what the host runs
     * @param work what is asked of it; must not keep it
     * @throws MachineException with {@link StandardErrorCode#OPERATING_SYSTEM_UNKNOWN}, or what the provisioner throws
     */
    void call(OperatingSystem system, Consumer<Provisioner> work) {
        for (String name : inOrder()) {
            try (LeasedServices<Provisioner>.Lease lease = provisioners.lease(name, ABSENCE)) {
                if (lease != null && lease.service().supports(system)) {
                    work.accept(lease.service());
                    return;
                }
            }
        }
        throw new MachineException(
                StandardErrorCode.OPERATING_SYSTEM_UNKNOWN,
                "No provisioner supports the operating system " + system.prettyName() + " (ID " + system.id() + ").",
                "Use Debian or Ubuntu, or install a provisioner for this system: machine bundle install FILE");
    }

    /** Those that the configuration names, then those with the highest service ranking. */
    private List<String> inOrder() {
        List<String> first = preferred;
        return provisioners.names().stream()
                .sorted((one, other) -> place(first, one) != place(first, other)
                        ? Integer.compare(place(first, one), place(first, other))
                        : Integer.compare(rankings.getOrDefault(other, 0), rankings.getOrDefault(one, 0)))
                .toList();
    }

    private static int place(List<String> names, String name) {
        int at = names.indexOf(name);
        return at < 0 ? names.size() : at;
    }

    @Override
    public int retire(long bundle, Duration patience, IntConsumer waiting) {
        return provisioners.retire(bundle, patience, waiting);
    }

    @Override
    public void readmit(long bundle) {
        provisioners.readmit(bundle);
    }

    @Override
    public void abandon(long bundle) {
        provisioners.abandon(bundle);
    }
}
