package io.windlass.driver.fake.internal;

import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.provision.OperatingSystem;
import io.windlass.api.provision.ProvisionRequest;
import io.windlass.api.provision.Provisioner;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.RemoteCommand;
import org.osgi.service.component.annotations.Component;

/** Turns fake hosts into fake engines: one command each, whose program the hosts bring along. */
@Component
public final class FakeProvisioner implements Provisioner {

    @Override
    public boolean supports(OperatingSystem system) {
        return system.id().equals("fakeos");
    }

    @Override
    public void provision(ProvisionRequest request) {
        request.progress().line("Installing the fake engine...");
        String port = Integer.toString(request.enginePort());
        tell(request, RemoteCommand.of("fake-engine", "install", port).withInput(texts(request.certificates())));
    }

    @Override
    public void upgrade(ProvisionRequest request) {
        String versions =
                tell(request, RemoteCommand.of("fake-engine", "upgrade")).strip();
        request.progress().line("Upgraded the fake engine: " + versions.replace(" ", " to ") + ".");
    }

    @Override
    public void certify(ProvisionRequest request) {
        tell(request, RemoteCommand.of("fake-engine", "certify").withInput(texts(request.certificates())));
    }

    /** What an engine needs; the client's key is none of its business. */
    private static String texts(EngineCertificates certificates) {
        return certificates.authority() + certificates.server() + certificates.serverKey();
    }

    private static String tell(ProvisionRequest request, RemoteCommand command) {
        CommandResult result = request.remote().run(command.withRoot());
        if (!result.succeeded()) {
            throw new MachineException(
                    StandardErrorCode.ENGINE_SETUP_FAILED,
                    "\"" + command + "\" failed on " + request.hostName() + ": "
                            + result.errors().strip(),
                    "The host has to be one of the fake provider.");
        }
        return result.output();
    }
}
