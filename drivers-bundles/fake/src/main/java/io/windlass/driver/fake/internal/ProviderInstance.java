package io.windlass.driver.fake.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance as the provider describes it. Its answer is not believed before it was looked at: an id becomes part of a
 * path, an address is connected to.
 */
record ProviderInstance(
        String id,
        HostId hostId,
        String name,
        InstanceState state,
        String address,
        int sshPort,
        int enginePort,
        Optional<HostKey> hostKey) {

    /** The attribute under which the platform keeps the id. */
    static final String ID = "InstanceId";

    /** Throws an {@link IllegalArgumentException} that names the field, if there is nonsense in it. */
    static ProviderInstance of(JsonNode json) {
        return new ProviderInstance(
                text(json, "id", "[A-Za-z0-9-]{1,64}"),
                HostId.of(text(json, "hostId", "[0-9a-f-]{36}")),
                text(json, "name", "[A-Za-z0-9.-]{1,255}"),
                state(text(json, "state", "[a-z]+")),
                text(json, "address", "[A-Za-z0-9:][A-Za-z0-9.:-]{0,254}"),
                port(json, "sshPort"),
                port(json, "enginePort"),
                json.hasNonNull("hostKey")
                        ? Optional.of(HostKey.parse(text(json, "hostKey", "[a-z0-9@.-]+ [A-Za-z0-9+/=]+")))
                        : Optional.empty());
    }

    /** An instance without SSH or without an engine is one that nobody provisions. */
    Instance toInstance(Optional<Path> privateKey) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return new Instance(
                state,
                Optional.of(address),
                sshPort == 0 ? Optional.empty() : Optional.of(new SshEndpoint(address, sshPort, "root", privateKey)),
                enginePort == 0 ? Optional.empty() : Optional.of(URI.create("tcp://" + host + ":" + enginePort)),
                hostKey.map(List::of).orElse(List.of()),
                Map.of(ID, id));
    }

    private static String text(JsonNode json, String field, String pattern) {
        JsonNode value = json.path(field);
        if (!value.isTextual() || !value.textValue().matches(pattern)) {
            throw new IllegalArgumentException(field);
        }
        return value.textValue();
    }

    private static int port(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > 65_535) {
            throw new IllegalArgumentException(field);
        }
        return value.intValue();
    }

    private static InstanceState state(String word) {
        return switch (word) {
            case "running" -> InstanceState.RUNNING;
            case "stopped" -> InstanceState.STOPPED;
            default -> throw new IllegalArgumentException("state");
        };
    }
}
