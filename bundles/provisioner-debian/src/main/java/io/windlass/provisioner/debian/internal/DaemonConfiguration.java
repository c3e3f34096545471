package io.windlass.provisioner.debian.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.provision.ProvisionRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The engine's own configuration file. An engine that finds the same setting there and in a flag does not start. */
final class DaemonConfiguration {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> ALWAYS_SET =
            List.of("hosts", "labels", "tls", "tlscacert", "tlscert", "tlskey", "tlsverify");

    private DaemonConfiguration() {}

    static String path(EngineOptions engine) {
        return EngineFlags.value(engine, "config-file").orElse("/etc/docker/daemon.json");
    }

    static void check(ProvisionRequest request, String text) {
        String path = path(request.engine());
        Set<String> conflicts = new TreeSet<>(keysOfFlags(request.engine()));
        conflicts.retainAll(keys(request, path, text));
        if (!conflicts.isEmpty()) {
            throw Preconditions.failure(
                    request,
                    "sets in " + path + " what is also set by flags, and an engine refuses to start so: "
                            + String.join(", ", conflicts),
                    "Remove these keys from " + path + " on the host; give labels, registries and the like as engine"
                            + " options instead.");
        }
    }

    private static Collection<String> keys(ProvisionRequest request, String path, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        try {
            JsonNode root = MAPPER.readTree(text);
            if (root.isObject()) {
                return root.propertyStream().map(Map.Entry::getKey).toList();
            }
        } catch (JsonProcessingException e) {
            throw unreadable(request, path, " (line " + e.getLocation().getLineNr() + ")");
        }
        throw unreadable(request, path, "");
    }

    private static RuntimeException unreadable(ProvisionRequest request, String path, String place) {
        return Preconditions.failure(
                request,
                "has a " + path + " that is not a JSON object" + place,
                "Correct or remove the file on the host; no engine starts with it.");
    }

    private static Set<String> keysOfFlags(EngineOptions engine) {
        Set<String> keys = new TreeSet<>(ALWAYS_SET);
        if (!engine.storageDriver().isEmpty()) {
            keys.add("storage-driver");
        }
        if (!engine.insecureRegistries().isEmpty()) {
            keys.add("insecure-registries");
        }
        if (!engine.registryMirrors().isEmpty()) {
            keys.add("registry-mirrors");
        }
        for (String flag : engine.flags()) {
            // A flag that may be repeated has its key in the plural.
            keys.add(EngineFlags.name(flag));
            keys.add(EngineFlags.name(flag) + "s");
        }
        return keys;
    }
}
