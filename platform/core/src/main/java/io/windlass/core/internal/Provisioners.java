package io.windlass.core.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.provision.OperatingSystem;
import io.windlass.api.provision.Provisioner;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The provisioners that are installed now. */
@Component(service = Provisioners.class)
public final class Provisioners {

    /** Replaced as a whole by the component runtime, lowest ranking first. */
    @Reference(policyOption = ReferencePolicyOption.GREEDY)
    volatile List<Provisioner> provisioners = List.of();

    /**
     * Finds the provisioner for a system.
     *
     * @param system what the host runs
     * @return the one with the highest service ranking
     * @throws MachineException with {@link StandardErrorCode#OPERATING_SYSTEM_UNKNOWN}
     */
    Provisioner select(OperatingSystem system) {
        return provisioners.reversed().stream()
                .filter(provisioner -> provisioner.supports(system))
                .findFirst()
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.OPERATING_SYSTEM_UNKNOWN,
                        "No provisioner supports the operating system " + system.prettyName() + " (ID " + system.id()
                                + ").",
                        "Use Debian or Ubuntu, or put a provisioner bundle for this system into the deploy folder."));
    }
}
