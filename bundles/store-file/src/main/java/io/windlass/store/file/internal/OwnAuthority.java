package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A host that came from another store keeps its authority in a folder of its own, which its {@code config.json} names. Once
 * it was given certificates of this store's authority, that file must name this store's folder instead.
 *
 * @param storage the root of this store
 */
record OwnAuthority(Path storage) {

    /** Corrects what is to be written, where the host has left its own authority. */
    void leave(ObjectNode config, Path directory, Certificates certificates) throws IOException {
        String own = AuthorityFiles.in(directory).directory().toString();
        if (config.path("HostOptions").path("AuthOptions") instanceof ObjectNode options
                && options.path("CertDir").asText().equals(own)
                && isOfThisStore(directory, certificates)) {
            Path shared = AuthorityFiles.in(storage).directory();
            new PathMapping().with(own, shared.toString()).apply(options);
        }
    }

    private boolean isOfThisStore(Path directory, Certificates certificates) throws IOException {
        Optional<String> inForce = certificates.readClient(directory).map(client -> client.authority());
        Optional<String> ours = AuthorityFiles.in(storage).certificate().map(OwnAuthority::text);
        return inForce.isPresent() && inForce.equals(ours);
    }

    private static String text(byte[] pem) {
        return new String(pem, StandardCharsets.UTF_8);
    }
}
