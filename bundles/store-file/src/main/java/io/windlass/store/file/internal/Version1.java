package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** Files of docker-machine 0.2: nested, but the authority's key has another name and there is no folder of certificates. */
final class Version1 {

    private Version1() {}

    /** docker-machine made the folder of the host that of the whole store; here it stays that of the host. */
    static Fields upgrade(Fields root) {
        Fields certificates = root.child("HostOptions").child("AuthOptions");
        JsonNode key = certificates.node().remove("PrivateKeyPath");
        if (key != null && certificates.text("CaPrivateKeyPath").orElse("").isEmpty()) {
            certificates.node().set("CaPrivateKeyPath", key);
        }
        StorePaths paths = StorePaths.of(root);
        if (!PathText.isAbsolute(certificates.text("CertDir").orElse(""))) {
            certificates.node().put("CertDir", paths.certificates());
        }
        certificates.node().put("StorePath", paths.host());
        root.node()
                .put(
                        "Name",
                        Objects.requireNonNull(root.file().getParent())
                                .getFileName()
                                .toString());
        return root;
    }
}
