package io.windlass.provisioner.debian.internal;

import io.windlass.api.provision.ProvisionRequest;
import java.time.Duration;
import java.util.List;

/**
 * Brings the engine to the newest version of the package it came in. Where it was fetched from once does not matter any
 * more, as for docker-machine: Docker's own script leaves a package source behind.
 */
final class Upgrade {

    private static final Duration DOWNLOAD = Duration.ofMinutes(15);

    private final ProvisionRequest request;
    private final EngineHost host;

    Upgrade(ProvisionRequest request) {
        this.request = request;
        this.host = new EngineHost(request);
    }

    void run() {
        HostFacts before = host.probe();
        if (before.enginePackage().isEmpty()) {
            throw host.shell()
                    .failure(
                            "upgrade Docker",
                            "neither of the packages docker-ce and docker.io is installed",
                            "Upgrade the engine the way it was installed. If there is none, run: machine provision "
                                    + request.hostName());
        }
        request.progress().line("Upgrading docker...");
        HostFacts after = HostFacts.parse(host.shell()
                .require(
                        "upgrade the package " + before.enginePackage(),
                        Script.UPGRADE.command().withTimeout(DOWNLOAD),
                        "Make sure that the host reaches its package sources; \"apt-get update\" on it tells more."));
        tell(before.enginePackage(), after.packages());
        if (before.restartOwed() || after.restartOwed() || !after.engine().active()) {
            request.progress().line("Restarting docker...");
            host.activate();
        }
    }

    /** Of packages that stay as they are only the engine's own is worth a word. */
    private void tell(String enginePackage, List<PackageChange> packages) {
        packages.stream()
                .filter(change -> change.changed() || change.name().equals(enginePackage))
                .map(PackageChange::sentence)
                .forEach(request.progress()::line);
    }
}
