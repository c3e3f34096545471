package io.windlass.store.file.internal;

import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A host that docker-machine made and that Windlass has never saved. */
final class InheritedHost {

    /** docker-machine does not say when it made a host, only that it did. */
    private static final Instant BEFORE_WINDLASS = Instant.EPOCH;

    private static final int ENGINE_PORT = 2376;
    private static final int SSH_PORT = 22;

    /** What docker-machine notes down for its own use; neither a user's wish nor a trace of an instance. */
    private static final Set<String> BOOKKEEPING =
            Set.of("MachineName", "StorePath", "SwarmMaster", "SwarmHost", "SwarmDiscovery");

    private InheritedHost() {}

    /**
     * Reads it. docker-machine kept what the user set and what the provider answered in one object, so the driver gets
     * that object as both and takes from each what it knows. An instance counts as known, because docker-machine has
     * called the driver as soon as there is a file; whether it still exists is found out by asking.
     */
    static HostRecord of(Path directory, ConfigFile config) {
        Map<String, Object> fields = config.driver().values();
        fields.keySet().removeAll(BOOKKEEPING);
        return new HostRecord(
                id(directory),
                directory.getFileName().toString(),
                config.driverName(),
                HostSettings.of(fields, config.engine(), config.tlsSans()),
                Optional.of(BEFORE_WINDLASS),
                Optional.of(instance(directory, config.driver(), fields)),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same at every look, until the first save makes it last. */
    private static HostId id(Path directory) {
        byte[] path = directory.toString().getBytes(StandardCharsets.UTF_8);
        return new HostId(UUID.nameUUIDFromBytes(path));
    }

    private static Instance instance(Path directory, Fields driver, Map<String, Object> fields) {
        Optional<String> address = driver.text("IPAddress").filter(text -> !text.isEmpty());
        Optional<URI> url = driver.parsed("URL", URI::create);
        Optional<SshEndpoint> ssh =
                url.isPresent() ? Optional.empty() : address.map(host -> endpoint(directory, driver, host));
        return new Instance(
                InstanceState.UNKNOWN,
                address,
                ssh,
                url.or(() -> driver.parsed("IPAddress", host -> engine(host, driver.number("EnginePort")))),
                List.of(),
                fields);
    }

    private static SshEndpoint endpoint(Path directory, Fields driver, String address) {
        int port = driver.number("SSHPort");
        return new SshEndpoint(
                address,
                port == 0 ? SSH_PORT : port,
                driver.text("SSHUser").filter(user -> !user.isEmpty()).orElse("root"),
                driver.parsed("SSHKeyPath", Path::of).or(() -> ownKey(directory)));
    }

    /** Where docker-machine looks when the driver names no key. */
    private static Optional<Path> ownKey(Path directory) {
        return Optional.of(directory.resolve("id_rsa")).filter(Files::isRegularFile);
    }

    private static URI engine(String address, int port) {
        String host = address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
        return URI.create("tcp://" + host + ":" + (port == 0 ? ENGINE_PORT : port));
    }
}
