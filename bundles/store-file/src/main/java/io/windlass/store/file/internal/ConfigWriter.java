package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.SshEndpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns a host into what docker-machine 0.16.2 can read, and leaves alone what it does not know. */
final class ConfigWriter {

    private final Path storage;
    private final ObjectNode defaults = ConfigDefaults.tree();

    ConfigWriter(Path storage) {
        this.storage = storage;
    }

    /**
     * Makes the new content.
     *
     * @param record the host
     * @param present what is in the file now; whatever in it is not set here stays
     * @param former names in the driver's part that the host had until now; those that it has no longer go
     */
    ObjectNode render(HostRecord record, Optional<ObjectNode> present, Set<String> former) {
        ObjectNode root = present.map(ObjectNode::deepCopy).orElseGet(Json::object);
        ConfigDefaults.fill(root, defaultsFor(record.name()));
        root.put("ConfigVersion", ConfigFile.VERSION);
        root.put("DriverName", record.driverName());
        root.put("Name", record.name());
        ObjectNode driver = child(root, "Driver");
        ObjectNode set = driverFields(record);
        ObjectNode common = child(defaults, "Driver");
        former.stream().filter(name -> !set.has(name) && !common.has(name)).forEach(driver::remove);
        driver.setAll(set);
        ObjectNode options = child(root, "HostOptions");
        setEngine(child(options, "EngineOptions"), record.settings().engine());
        setList(
                child(options, "AuthOptions"),
                "ServerCertSANs",
                record.settings().tlsSans());
        return root;
    }

    /** The fields of the driver's part that a host determines: what the user set, what the driver keeps, what is known. */
    static ObjectNode driverFields(HostRecord record) {
        Map<String, Object> fields = new TreeMap<>(record.settings().spec());
        record.instance().map(Instance::attributes).ifPresent(fields::putAll);
        record.instance().ifPresent(instance -> {
            instance.address()
                    .or(() -> instance.ssh().map(SshEndpoint::address))
                    .ifPresent(address -> fields.put("IPAddress", address));
            instance.ssh().ifPresent(ssh -> {
                fields.put("SSHUser", ssh.user());
                fields.put("SSHPort", ssh.port());
                fields.put("SSHKeyPath", ssh.privateKey().map(Path::toString).orElse(""));
            });
        });
        ObjectNode node = Json.object();
        fields.forEach((name, value) -> node.set(name, Json.node(value)));
        return node;
    }

    /** docker-machine would take any text for a URL, so it gets its own default where ours is none. */
    static String installUrl(EngineOptions engine) {
        return engine.installUrl().equals(EngineOptions.DISTRIBUTION)
                ? EngineOptions.DEFAULT_INSTALL_URL
                : engine.installUrl();
    }

    private static void setEngine(ObjectNode node, EngineOptions engine) {
        node.put("InstallURL", installUrl(engine));
        node.put("StorageDriver", engine.storageDriver());
        setList(node, "Labels", engine.labels());
        setList(node, "ArbitraryFlags", engine.flags());
        setList(node, "Env", engine.environment());
        setList(node, "InsecureRegistry", engine.insecureRegistries());
        setList(node, "RegistryMirror", engine.registryMirrors());
    }

    private static void setList(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty() || !node.path(name).isNull()) {
            node.set(name, Json.node(values));
        }
    }

    private ObjectNode defaultsFor(String name) {
        ObjectNode root = defaults.deepCopy();
        Path directory = storage.resolve("machines").resolve(name);
        child(root, "Driver").put("MachineName", name).put("StorePath", storage.toString());
        Path certificates = storage.resolve("certs");
        child(child(root, "HostOptions"), "AuthOptions")
                .put("CertDir", certificates.toString())
                .put("CaCertPath", certificates.resolve("ca.pem").toString())
                .put("CaPrivateKeyPath", certificates.resolve("ca-key.pem").toString())
                .put("ClientCertPath", certificates.resolve("cert.pem").toString())
                .put("ClientKeyPath", certificates.resolve("key.pem").toString())
                .put("ServerCertPath", directory.resolve("server.pem").toString())
                .put("ServerKeyPath", directory.resolve("server-key.pem").toString())
                .put("StorePath", directory.toString());
        return root;
    }

    private static ObjectNode child(ObjectNode node, String name) {
        return (ObjectNode) node.path(name);
    }
}
