package io.windlass.core.internal;

import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.net.URI;
import java.time.Duration;

/** Asks engines for their version. */
@FunctionalInterface
interface EngineVersions {

    /**
     * Asks for the version.
     *
     * @param engine where it listens, such as {@code tcp://192.0.2.7:2376}
     * @param certificates what to show and to believe
     * @param timeout for connecting, and again for the answer
     * @return such as {@code 28.2.2}
     * @throws MachineException with {@link StandardErrorCode#ENGINE_UNREACHABLE}
     */
    String version(URI engine, ClientCertificates certificates, Duration timeout);
}
