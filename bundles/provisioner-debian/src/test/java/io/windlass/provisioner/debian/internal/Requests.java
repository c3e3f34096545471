package io.windlass.provisioner.debian.internal;

import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.provision.OperatingSystem;
import io.windlass.api.provision.ProvisionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the platform asks for in tests. */
final class Requests {

    static final String SERVER_KEY = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";

    static final EngineCertificates CERTIFICATES =
            new EngineCertificates("authority\n", "client\n", "client key\n", "server\n", SERVER_KEY);

    static final EngineOptions PACKAGE = options(EngineOptions.DISTRIBUTION);

    /** What the user was told, in the order of the runs. */
    final List<String> lines = new ArrayList<>();

    ProvisionRequest of(FakeHost host, EngineOptions engine) {
        return of(host, engine, CERTIFICATES);
    }

    ProvisionRequest of(FakeHost host, EngineOptions engine, EngineCertificates certificates) {
        return new ProvisionRequest(host, system("debian"), "web1", "generic", engine, 2376, certificates, lines::add);
    }

    static OperatingSystem system(String id, String... like) {
        return new OperatingSystem(id, List.of(like), "12", id, Map.of());
    }

    static EngineOptions options(String installUrl) {
        return new EngineOptions(installUrl, "", List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static EngineOptions labels(String... labels) {
        return new EngineOptions(
                EngineOptions.DISTRIBUTION, "", List.of(labels), List.of(), List.of(), List.of(), List.of());
    }

    static EngineOptions flags(String... flags) {
        return new EngineOptions(
                EngineOptions.DISTRIBUTION, "", List.of(), List.of(flags), List.of(), List.of(), List.of());
    }

    static EngineOptions environment(String... environment) {
        return new EngineOptions(
                EngineOptions.DISTRIBUTION, "", List.of(), List.of(), List.of(environment), List.of(), List.of());
    }

    static EngineOptions storage(String driver) {
        return new EngineOptions(
                EngineOptions.DISTRIBUTION, driver, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
