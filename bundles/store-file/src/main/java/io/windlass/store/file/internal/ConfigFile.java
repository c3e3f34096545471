package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.host.EngineOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What a {@code config.json} of docker-machine says, in version 3 of its format, whatever version the file has.
 *
 * @param version the version that the file has
 * @param root the whole content
 * @param driver what docker-machine gave to the driver's plugin
 */
record ConfigFile(int version, Fields root, Fields driver) {

    static final String NAME = "config.json";
    static final int VERSION = 3;

    /** An older version as it was before it was upgraded. */
    static final String BACKUP = "config.json.bak";

    static ConfigFile parse(Path file, byte[] content) {
        Fields root = new Fields(file, "", Json.parse(file, content));
        if (root.node().isEmpty()) {
            throw Failures.damaged(file, "is an empty object and describes no host");
        }
        ConfigDefaults.correctNames(root.node());
        int version = root.number("ConfigVersion");
        Fields current = ConfigUpgrade.toCurrent(root);
        return new ConfigFile(version, current, current.requiredObject("Driver"));
    }

    /** The whole content in the present version; the caller may change it. */
    ObjectNode tree() {
        return root.node();
    }

    boolean isUpgraded() {
        return version < VERSION;
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
