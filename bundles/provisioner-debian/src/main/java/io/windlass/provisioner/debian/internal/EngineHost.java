package io.windlass.provisioner.debian.internal;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.provision.ProvisionRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What every run over a host is made of. */
final class EngineHost {

    private static final Duration ACTIVATION = Duration.ofMinutes(4);

    private final ProvisionRequest request;
    private final HostShell shell;
    private final List<RemoteFile> certificates;

    EngineHost(ProvisionRequest request) {
        this.request = request;
        this.shell = new HostShell(request.remote(), request.hostName());
        this.certificates = EngineFiles.certificates(request.certificates());
    }

    HostShell shell() {
        return shell;
    }

    /** Looks, in a single command, and finds what would keep the engine from starting. */
    HostFacts probe() {
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

    /** Says whether it was necessary. */
    boolean writeCertificates(HostFacts facts) {
        return write(facts, "Copying certs to the remote machine...", certificates);
    }

    /** Says whether it was necessary. */
    boolean write(HostFacts facts, String line, List<RemoteFile> files) {
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

    /** Starts the engine, or starts it again. */
    EngineFacts activate() {
        String output = shell.require(
                "start Docker",
                Script.ACTIVATE.command().withTimeout(ACTIVATION),
                "Correct the engine's options; \"journalctl -u docker\" on the host tells more.");
        return HostFacts.parse(output).engine();
    }
}
