package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.api.host.EngineOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files of docker-machine 0.1: the paths of certificates and the swarm's options lie on top, beside each other. */
final class Version0 {

    private static final List<String> CERTIFICATES = List.of(
            "CaCertPath", "PrivateKeyPath", "ServerCertPath", "ServerKeyPath", "ClientCertPath", "ClientKeyPath");

    private static final Map<String, String> SWARM =
            Map.of("SwarmMaster", "Master", "SwarmHost", "Host", "SwarmDiscovery", "Discovery");

    private Version0() {}

    /**
     * Puts them where version 1 has them. docker-machine emptied what was in the nested objects already; here it stays
     * where the outer fields say nothing. The folder of the host stays on top until version 3.
     */
    static Fields upgrade(Fields root) {
        Fields options = root.child("HostOptions");
        Fields certificates = options.child("AuthOptions");
        CERTIFICATES.forEach(name -> move(root, name, certificates, name));
        if (isSaid(root.node().path("StorePath"))) {
            certificates.node().set("StorePath", root.node().path("StorePath"));
        }
        root.object("Driver")
                .ifPresent(driver -> Stream.of("CaCertPath", "PrivateKeyPath")
                        .filter(name -> !isSaid(certificates.node().path(name)))
                        .filter(name -> isSaid(driver.node().path(name)))
                        .forEach(name ->
                                certificates.node().set(name, driver.node().path(name))));
        Fields swarm = options.child("SwarmOptions");
        SWARM.forEach((from, to) -> move(root, from, swarm, to));
        Fields engine = options.child("EngineOptions");
        // Nobody could set these two at that time, and every engine was given TLS.
        engine.node().put("TlsVerify", true);
        if (!isSaid(engine.node().path("InstallURL"))) {
            engine.node().put("InstallURL", EngineOptions.DEFAULT_INSTALL_URL);
        }
        return root;
    }

    private static void move(Fields from, String name, Fields to, String newName) {
        JsonNode value = from.node().remove(name);
        if (value != null && isSaid(value)) {
            to.node().set(newName, value);
        }
    }

    private static boolean isSaid(JsonNode value) {
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isEmpty());
    }
}
