package io.windlass.store.file.internal;

/** Files of docker-machine 0.3 and 0.4: as today, but the driver is not told where the store is. */
final class Version2 {

    private Version2() {}

    static Fields upgrade(Fields root) {
        StorePaths paths = StorePaths.of(root);
        root.object("Driver").ifPresent(driver -> driver.node().put("StorePath", paths.store()));
        Fields certificates = root.child("HostOptions").child("AuthOptions");
        if (certificates.text("StorePath").filter(paths.store()::equals).isPresent()) {
            certificates.node().put("StorePath", paths.host());
        }
        root.node().remove("StorePath");
        return root;
    }
}
