package io.windlass.provisioner.debian.internal;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.provision.ProvisionRequest;
import io.windlass.api.ssh.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run over one host. It looks first, in a single command, and then changes only what is not as it should be; so it
 * can be repeated after any interruption.
 */
final class Provisioning {

    private static final Duration INSTALLATION = Duration.ofMinutes(15);
    private static final Duration ACTIVATION = Duration.ofMinutes(4);

    private final ProvisionRequest request;
    private final HostShell shell;
    private final List<RemoteFile> certificates;

    Provisioning(ProvisionRequest request) {
        this.request = request;
        this.shell = new HostShell(request.remote(), request.hostName());
        this.certificates = EngineFiles.certificates(request.certificates());
    }

    void run() {
        HostFacts facts = probe();
        if (!facts.isNamed(request.hostName())) {
            shell.require("set the host name", Script.HOST_NAME.command(request.hostName()));
        }
        if (!facts.engineInstalled()) {
            facts = install(facts);
        }
        configure(facts);
    }

    private HostFacts probe() {
        EngineOptions engine = request.engine();
        String[] arguments = Stream.concat(
                        Stream.of(
                                request.hostName(),
                                DaemonConfiguration.path(engine),
                                EngineFlags.value(engine, "data-root").orElse("")),
                        Stream.concat(certificates.stream().map(RemoteFile::path), Stream.of(EngineFiles.DROP_IN)))
                .toArray(String[]::new);
        HostFacts facts = HostFacts.parse(shell.requireRoot(Script.PROBE.command(arguments)));
        Preconditions.check(request, facts);
        return facts;
    }

    private HostFacts install(HostFacts facts) {
        request.progress().line("Installing Docker...");
        String url = request.engine().installUrl();
        if (url.equals(EngineOptions.DISTRIBUTION)) {
            installPackage(facts);
        } else {
            installFrom(url, facts);
        }
        HostFacts after = probe();
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
        boolean certified = write(facts, "Copying certs to the remote machine...", certificates);
        boolean configured =
                write(facts, "Setting Docker configuration on the remote daemon...", List.of(setup.dropIn()));
        return certified || configured;
    }

    private boolean write(HostFacts facts, String line, List<RemoteFile> files) {
        List<RemoteFile> outdated =
                files.stream().filter(file -> !file.isOn(facts)).toList();
        if (outdated.isEmpty()) {
            return false;
        }
        request.progress().line(line);
        shell.require(
                "write the engine's configuration",
                RemoteFile.writing(outdated, !facts.dockerd().isEmpty()));
        return true;
    }

    private void activate(EngineSetup setup) {
        String output = shell.require(
                "start Docker",
                Script.ACTIVATE.command().withTimeout(ACTIVATION),
                "Correct the engine's options; \"journalctl -u docker\" on the host tells more.");
        EngineFacts engine = HostFacts.parse(output).engine();
        if (!engine.runsWith(setup.arguments())) {
            throw shell.failure(
                    "start Docker",
                    "it runs, but not with the arguments in " + EngineFiles.DROP_IN,
                    "Remove what overrides them. The unit's drop-ins are: " + engine.dropIns() + ".");
        }
    }
}
