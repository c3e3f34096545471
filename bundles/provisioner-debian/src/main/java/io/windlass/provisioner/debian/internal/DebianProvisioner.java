package io.windlass.provisioner.debian.internal;

import io.windlass.api.host.HostNames;
import io.windlass.api.provision.OperatingSystem;
import io.windlass.api.provision.ProvisionRequest;
import io.windlass.api.provision.Provisioner;
import org.osgi.service.component.annotations.Component;

/** The provisioner for the family of Debian. */
@Component
public final class DebianProvisioner implements Provisioner {

    @Override
    public boolean supports(OperatingSystem system) {
        return system.isLike("debian") || system.isLike("ubuntu");
    }

    @Override
    public void provision(ProvisionRequest request) {
        HostNames.requireValid(request.hostName());
        EngineOptionRules.check(request.engine());
        new Provisioning(request).run();
    }

    @Override
    public void upgrade(ProvisionRequest request) {
        new Upgrade(request).run();
    }

    @Override
    public void certify(ProvisionRequest request) {
        new Certification(request).run();
    }
}
