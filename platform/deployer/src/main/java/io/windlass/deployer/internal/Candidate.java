package io.windlass.deployer.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Version;

/**
 * A bundle that may be installed: its archive is sound, and its signature is as the caller wants it.
 *
 * @param file where it lies
 * @param digest of all of it
 * @param name its symbolic name
 * @param version its version
 * @param signer the trusted signer, if there is one
 * @param declarations what it provides
 */
record Candidate(
        Path file, String digest, String name, Version version, Optional<String> signer, Declarations declarations) {

    Manner manner() {
        return Manner.of(declarations);
    }
}
