package io.windlass.provisioner.debian.internal;

import io.windlass.api.provision.ProvisionRequest;

/**
 * Gives an engine other certificates. An engine that has shown them ever since it was last started is left alone, so
 * that a repetition after an interruption stops no container twice.
 */
final class Certification {

    private final ProvisionRequest request;
    private final EngineHost host;

    Certification(ProvisionRequest request) {
        this.request = request;
        this.host = new EngineHost(request);
    }

    void run() {
        HostFacts facts = host.probe();
        if (!facts.engineInstalled()) {
            throw host.shell()
                    .failure(
                            "exchange the engine's certificates",
                            "no engine is installed, or only half of one",
                            "Run: machine provision " + request.hostName());
        }
        boolean written = host.writeCertificates(facts);
        if (written || facts.restartOwed() || !facts.engine().active()) {
            host.activate();
        }
    }
}
