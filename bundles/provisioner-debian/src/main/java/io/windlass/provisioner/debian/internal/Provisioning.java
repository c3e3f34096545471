package io.windlass.provisioner.debian.internal;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.provision.ProvisionRequest;
import io.windlass.api.ssh.CommandResult;
import java.time.Duration;
import java.util.List;

/**
 * One run over one host. It looks first, in a single command, and then changes only what is not as it should be; so it
 * can be repeated after any interruption.
 */
final class Provisioning {

    private static final Duration INSTALLATION = Duration.ofMinutes(15);

    private final ProvisionRequest request;
    private final EngineHost host;
    private final HostShell shell;

    Provisioning(ProvisionRequest request) {
        this.request = request;
        this.host = new EngineHost(request);
        this.shell = host.shell();
    }

    void run() {
        HostFacts facts = host.probe();
        if (!facts.isNamed(request.hostName())) {
            shell.require("set the host name", Script.HOST_NAME.command(request.hostName()));
        }
        if (!facts.engineInstalled()) {
            facts = install(facts);
        }
        configure(facts);
    }

    private HostFacts install(HostFacts facts) {
        request.progress().line("Installing Docker...");
        String url = request.engine().installUrl();
        if (url.equals(EngineOptions.DISTRIBUTION)) {
            installPackage(facts);
        } else {
            installFrom(url, facts);
        }
        HostFacts after = host.probe();
        if (!after.engineInstalled()) {
            throw shell.failure(
                    "install Docker",
                    "the installation ended without an error, but there is no dockerd with a docker.service",
                    "Look at the installation script, or use the install URL \"" + EngineOptions.DISTRIBUTION + "\".");
        }
        return after;
    }

    private void installFrom(String url, HostFacts facts) {
        CommandResult result = shell.run(Script.INSTALL_SCRIPT.command(url).withTimeout(INSTALLATION));
        if (result.succeeded()) {
            return;
        }
        boolean fetched = result.exitStatus() != Script.NOT_FETCHED;
        String reason = HostShell.end(result.errors());
        if (fetched) {
            throw shell.failure("install Docker with the script from " + url, reason, "");
        }
        if (!url.equals(EngineOptions.DEFAULT_INSTALL_URL)) {
            throw shell.failure(
                    "fetch the installation script " + url,
                    reason,
                    "Check the URL and the host's network, or use the install URL \"" + EngineOptions.DISTRIBUTION
                            + "\".");
        }
        request.progress()
                .line("Cannot fetch " + url + " on the host (" + reason.replaceAll("\\s+", " ")
                        + "): installing the distribution's own package instead.");
        installPackage(facts);
    }

    /** The configuration lies there before the package does, so that the engine's very first start is with it. */
    private void installPackage(HostFacts facts) {
        EngineSetup expected = EngineSetup.of(request, EngineFiles.packagedDockerd(request.system()), true);
        writeFiles(facts, expected);
        shell.require(
                "install the package docker.io",
                Script.INSTALL_PACKAGE.command().withTimeout(INSTALLATION));
    }

    private void configure(HostFacts facts) {
        EngineSetup setup = EngineSetup.of(request, facts.dockerd(), facts.socketActivated());
        boolean changed = writeFiles(facts, setup);
        if (changed || facts.restartOwed() || !facts.engine().runsWith(setup.arguments())) {
            activate(setup);
        } else if (!facts.engine().enabled()) {
            shell.require(
                    "enable docker.service", HostShell.asRoot("systemctl", "--quiet", "enable", "docker.service"));
        }
    }

    private boolean writeFiles(HostFacts facts, EngineSetup setup) {
        boolean certified = host.writeCertificates(facts);
        boolean configured =
                host.write(facts, "Setting Docker configuration on the remote daemon...", List.of(setup.dropIn()));
        return certified || configured;
    }

    private void activate(EngineSetup setup) {
        EngineFacts engine = host.activate();
        if (!engine.runsWith(setup.arguments())) {
            throw shell.failure(
                    "start Docker",
                    "it runs, but not with the arguments in " + EngineFiles.DROP_IN,
                    "Remove what overrides them. The unit's drop-ins are: " + engine.dropIns() + ".");
        }
    }
}
