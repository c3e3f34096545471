package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What docker-machine 0.16.2 writes for a host about which nothing was said. */
final class ConfigDefaults {

    private static final String TEXT = """
            {
                "ConfigVersion": 3,
                "Driver": {"IPAddress": "", "MachineName": "", "SSHUser": "", "SSHPort": 0, "SSHKeyPath": "",
                    "StorePath": "", "SwarmMaster": false, "SwarmHost": "tcp://0.0.0.0:3376", "SwarmDiscovery": ""},
                "DriverName": "",
                "HostOptions": {
                    "Driver": "", "Memory": 0, "Disk": 0,
                    "EngineOptions": {"ArbitraryFlags": [], "Dns": null, "GraphDir": "", "Env": [], "Ipv6": false,
                        "InsecureRegistry": [], "Labels": [], "LogLevel": "", "StorageDriver": "",
                        "SelinuxEnabled": false, "TlsVerify": true, "RegistryMirror": [], "InstallURL": ""},
                    "SwarmOptions": {"IsSwarm": false, "Address": "", "Discovery": "", "Agent": false,
                        "Master": false, "Host": "tcp://0.0.0.0:3376", "Image": "swarm:latest", "Strategy": "spread",
                        "Heartbeat": 0, "Overcommit": 0, "ArbitraryFlags": [], "ArbitraryJoinFlags": [], "Env": null,
                        "IsExperimental": false},
                    "AuthOptions": {"CertDir": "", "CaCertPath": "", "CaPrivateKeyPath": "", "CaCertRemotePath": "",
                        "ServerCertPath": "", "ServerKeyPath": "", "ClientKeyPath": "", "ServerCertRemotePath": "",
                        "ServerKeyRemotePath": "", "ClientCertPath": "", "ServerCertSANs": [], "StorePath": ""}
                },
                "Name": ""
            }
            """;

    private static final ObjectNode TREE =
            Json.parse(Path.of("/", ConfigFile.NAME), TEXT.getBytes(StandardCharsets.UTF_8));

    private ConfigDefaults() {}

    /** The whole file; the caller may change it. */
    static ObjectNode tree() {
        return TREE.deepCopy();
    }

    /** Adds what is missing, at every depth. */
    static void fill(ObjectNode node, ObjectNode defaults) {
        for (Map.Entry<String, JsonNode> field : defaults.properties()) {
            JsonNode present = node.path(field.getKey());
            if (present instanceof ObjectNode presentObject && field.getValue() instanceof ObjectNode defaultObject) {
                fill(presentObject, defaultObject);
            } else if (present.isMissingNode() || field.getValue().isObject()) {
                node.set(field.getKey(), field.getValue());
            }
        }
    }

    /** Go reads a field whatever the case of its name is, so a file that somebody typed may have it otherwise. */
    static void correctNames(ObjectNode node) {
        correctNames(node, TREE);
    }

    private static void correctNames(ObjectNode node, ObjectNode known) {
        for (Map.Entry<String, JsonNode> field : known.properties()) {
            String name = field.getKey();
            if (!node.has(name)) {
                otherSpelling(node, name).forEach(other -> node.set(name, node.remove(other)));
            }
            if (node.path(name) instanceof ObjectNode child && field.getValue() instanceof ObjectNode knownChild) {
                correctNames(child, knownChild);
            }
        }
    }

    private static List<String> otherSpelling(ObjectNode node, String name) {
        Iterable<String> names = node::fieldNames;
        return StreamSupport.stream(names.spliterator(), false)
                .filter(name::equalsIgnoreCase)
                .limit(1)
                .toList();
    }
}
