package io.windlass.deployer.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Whether the components of a started bundle work. */
final class Arrival {

    private static final Duration STEP = Duration.ofMillis(5);

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    Arrival(BundleContext context, ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /** Returns when all components work that do not wait for a configuration of their own. */
    void await(Bundle bundle, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List<String> lacking = lacking(bundle);
        while (!lacking.isEmpty()) {
            if (System.nanoTime() - end > 0 || !sleep()) {
                throw failed(bundle, String.join("; ", lacking));
            }
            lacking = lacking(bundle);
        }
        use(bundle);
    }

    private static boolean sleep() {
        try {
            Thread.sleep(STEP);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> lacking(Bundle bundle) {
        List<String> lacking = new ArrayList<>();
        for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs(bundle)) {
            if (description.defaultEnabled && !"require".equals(description.configurationPolicy)) {
                lacking.addAll(lacking(bundle, description));
            }
        }
        return lacking;
    }

    private List<String> lacking(Bundle bundle, ComponentDescriptionDTO description) {
        Collection<ComponentConfigurationDTO> configurations = components.getComponentConfigurationDTOs(description);
        if (configurations.isEmpty()) {
            return List.of("its component " + description.name + " is not there");
        }
        List<String> lacking = new ArrayList<>();
        for (ComponentConfigurationDTO configuration : configurations) {
            if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                throw failed(
                        bundle,
                        "its component " + description.name + " does not start: "
                                + String.valueOf(configuration.failure)
                                        .lines()
                                        .findFirst()
                                        .orElse(""));
            }
            if (configuration.state < ComponentConfigurationDTO.SATISFIED) {
                String services = String.join(
                        ", ",
                        Stream.of(configuration.unsatisfiedReferences)
                                .map(reference -> reference.name)
                                .toList());
                lacking.add("its component " + description.name + " lacks " + services);
            }
        }
        return lacking;
    }

    /** Components are made when somebody wants them, so that now is the time to want them. */
    private void use(Bundle bundle) {
        ServiceReference<?>[] references = bundle.getRegisteredServices();
        for (ServiceReference<?> reference : references == null ? new ServiceReference<?>[0] : references) {
            if (context.getService(reference) == null) {
                lacking(bundle);
                throw failed(bundle, "one of its components does not start; the daemon's log says why");
            }
            context.ungetService(reference);
        }
    }

    static MachineException failed(Bundle bundle, String why) {
        return new MachineException(
                StandardErrorCode.BUNDLE_FAILED,
                "Bundle " + bundle.getSymbolicName() + " " + bundle.getVersion() + " does not work: " + why + ".",
                "");
    }
}
