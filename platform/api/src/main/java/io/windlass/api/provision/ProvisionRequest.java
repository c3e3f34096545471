package io.windlass.api.provision;

import io.windlass.api.Progress;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.ssh.Remote;

/**
 * A host to turn into an engine.
 *
 * @param remote the connection to it
 * @param system what it runs
 * @param hostName the name it shall have
 * @param driverName becomes the engine's label {@code provider}
 * @param engine how the engine is set up
 * @param enginePort the TCP port on which the engine listens with TLS
 * @param certificates what the engine shows and believes
 * @param progress where to tell the user what is going on
 */
public record ProvisionRequest(
        Remote remote,
        OperatingSystem system,
        String hostName,
        String driverName,
        EngineOptions engine,
        int enginePort,
        EngineCertificates certificates,
        Progress progress) {}
