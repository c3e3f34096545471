package io.windlass.store.file.internal;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a file says that its host lies.
 *
 * @param store the root of the store
 * @param host the folder of the host
 */
record StorePaths(String store, String host) {

    private static final String CERTIFICATES = "/certs";

    String certificates() {
        return store + CERTIFICATES;
    }

    /** Old versions name the host's folder, some only that of the certificates; a file that says neither lies there. */
    static StorePaths of(Fields root) {
        Path directory = Objects.requireNonNull(root.file().getParent());
        Optional<String> host = root.text("StorePath").filter(PathText::isAbsolute);
        String store = host.map(path -> PathText.parent(PathText.parent(path)))
                .or(() -> aboveCertificates(root))
                .orElseGet(() -> PathText.parent(PathText.parent(directory.toString())));
        return new StorePaths(store, host.orElse(store + "/machines/" + directory.getFileName()));
    }

    /** Where a file of the present version says that its store is; a store that was moved by hand may say two things. */
    static Stream<String> recorded(Fields root) {
        Optional<String> driver = root.object("Driver")
                .flatMap(fields -> fields.text("StorePath"))
                .filter(PathText::isAbsolute);
        return Stream.concat(driver.stream(), aboveCertificates(root).stream());
    }

    private static Optional<String> aboveCertificates(Fields root) {
        return options(root)
                .flatMap(options -> options.text("CertDir"))
                .filter(path -> PathText.isAbsolute(path) && path.endsWith(CERTIFICATES))
                .map(PathText::parent);
    }

    /** docker-machine's upgrades could leave "." and "certs", which meant another place in each working directory. */
    static Fields absolute(Fields root) {
        Optional<Fields> driver = root.object("Driver").filter(fields -> isRelative(fields, "StorePath"));
        Optional<Fields> host = options(root).filter(fields -> isRelative(fields, "StorePath"));
        Optional<Fields> certificates = options(root).filter(fields -> isRelative(fields, "CertDir"));
        if (driver.isPresent() || host.isPresent() || certificates.isPresent()) {
            StorePaths paths = of(root);
            driver.ifPresent(fields -> fields.node().put("StorePath", paths.store()));
            host.ifPresent(fields -> fields.node().put("StorePath", paths.host()));
            certificates.ifPresent(fields -> fields.node().put("CertDir", paths.certificates()));
        }
        return root;
    }

    private static Optional<Fields> options(Fields root) {
        return root.object("HostOptions").flatMap(host -> host.object("AuthOptions"));
    }

    private static boolean isRelative(Fields fields, String name) {
        return fields.text(name)
                .filter(path -> !path.isEmpty() && !PathText.isAbsolute(path))
                .isPresent();
    }
}
