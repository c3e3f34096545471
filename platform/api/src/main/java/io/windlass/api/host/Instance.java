package io.windlass.api.host;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider gave: one machine, as a driver last saw it. A value; a driver makes a new one at each look.
 *
 * @param state what it is doing
 * @param address the address that users connect to; empty while it has none
 * @param ssh how to log in; empty for a host that is only a URL and is never provisioned
 * @param engine where the engine listens or will listen, such as {@code tcp://192.0.2.7:2376}
 * @param hostKeys the SSH host keys that the driver knows beforehand; empty means the first key seen is pinned
 * @param attributes what the driver needs to find it again, such as an instance id; stored under exactly these names,
 *     which differ from those under which the spec is stored; values are texts, numbers, booleans, or lists and maps of
 *     them, and come back as a reader of JSON gives them: a number may be of another width
 */
public record Instance(
        InstanceState state,
        Optional<String> address,
        Optional<SshEndpoint> ssh,
        Optional<URI> engine,
        List<HostKey> hostKeys,
        Map<String, Object> attributes) {

    /** Copies what could be changed from outside. */
    public Instance {
        hostKeys = List.copyOf(hostKeys);
        attributes = Map.copyOf(attributes);
    }

    /**
     * Returns the same instance in another state.
     *
     * @param other the state to show
     * @return a copy
     */
    public Instance with(InstanceState other) {
        return new Instance(other, address, ssh, engine, hostKeys, attributes);
    }
}
