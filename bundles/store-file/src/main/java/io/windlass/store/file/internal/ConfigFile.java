package io.windlass.store.file.internal;

import io.windlass.api.host.EngineOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What a {@code config.json} of docker-machine says, in version 3 of its format.
 *
 * @param root the whole content
 * @param driver what docker-machine gave to the driver's plugin
 */
record ConfigFile(Fields root, Fields driver) {

    static final String NAME = "config.json";
    static final int VERSION = 3;

    static ConfigFile parse(Path file, byte[] content) {
        Fields root = new Fields(file, "", Json.parse(file, content));
        if (root.node().isEmpty()) {
            throw Failures.damaged(file, "is an empty object and describes no host");
        }
        requireVersion(file, root.number("ConfigVersion"));
        return new ConfigFile(root, root.requiredObject("Driver"));
    }

    private static void requireVersion(Path file, int version) {
        if (version < VERSION) {
            throw Failures.damaged(
                    file,
                    "has the old format version " + version,
                    "Let docker-machine 0.16.2 bring it to version 3 by running once: docker-machine ls");
        }
        if (version > VERSION) {
            throw Failures.damaged(
                    file,
                    "is from the future: it has format version " + version + " and the newest known one is " + VERSION,
                    "Use the program that wrote it, or a newer Windlass.");
        }
    }

    String driverName() {
        return root.requiredText("DriverName");
    }

    EngineOptions engine() {
        return root.object("HostOptions")
                .flatMap(host -> host.object("EngineOptions"))
                .map(ConfigFile::engine)
                .orElse(EngineOptions.DEFAULTS);
    }

    private static EngineOptions engine(Fields engine) {
        return new EngineOptions(
                engine.text("InstallURL").filter(url -> !url.isEmpty()).orElse(EngineOptions.DEFAULT_INSTALL_URL),
                engine.text("StorageDriver").orElse(""),
                engine.texts("Labels"),
                engine.texts("ArbitraryFlags"),
                engine.texts("Env"),
                engine.texts("InsecureRegistry"),
                engine.texts("RegistryMirror"));
    }

    List<String> tlsSans() {
        return root.object("HostOptions")
                .flatMap(host -> host.object("AuthOptions"))
                .map(authentication -> authentication.texts("ServerCertSANs"))
                .orElse(List.of());
    }
}
