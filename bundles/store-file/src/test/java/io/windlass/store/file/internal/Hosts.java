package io.windlass.store.file.internal;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Intent;
import io.windlass.api.host.Operation;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.store.StoredHost;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hosts for tests. */
final class Hosts {

    static final HostId ID = HostId.of("0b5d3c1e-8a53-4f5e-9a61-3c8e5d1f0a77");
    static final HostKey KEY = new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIPinned");
    static final Intent CREATION = new Intent(Operation.CREATE, Instant.parse("2026-11-21T08:25:08.123456789Z"));
    static final Instant CREATED = Instant.parse("2026-11-21T08:26:09.5Z");
    static final Map<String, String> LABELS = Map.of("role", "ci", "empty", "", "quoted \"k\"", "two\nlines");
    static final Failure FAILURE = new Failure("TIMEOUT", "No answer.", "Wait \"longer\".");

    private Hosts() {}

    /** As little as a host can be. */
    static HostRecord begun(String name) {
        Map<String, Object> spec = Map.of("Memory", 512, "Token", "s3cret");
        HostSettings settings = HostSettings.of(spec, EngineOptions.DEFAULTS, List.of());
        return HostRecord.wished(ID, name, "nspawn", settings).begin(CREATION);
    }

    /** As much as a host can be. */
    static HostRecord complete(String name) {
        return new HostRecord(
                ID,
                name,
                "nspawn",
                settings(),
                Optional.of(CREATED),
                Optional.of(instance("192.0.2.7")),
                List.of(KEY, new HostKey("ssh-rsa", "AAAAB3")),
                Optional.empty(),
                Optional.of(FAILURE));
    }

    private static HostSettings settings() {
        return new HostSettings(
                Map.of("Memory", 2048, "Token", "s3cret", "Zones", List.of("a", "b")),
                new EngineOptions(
                        EngineOptions.DISTRIBUTION,
                        "overlay2",
                        List.of("a=b"),
                        List.of("debug"),
                        List.of("HTTP_PROXY=http://proxy"),
                        List.of("registry.example"),
                        List.of("https://mirror.example")),
                List.of("docker.example", "2001:db8::1"),
                LABELS,
                true);
    }

    static Instance instance(String address) {
        return new Instance(
                InstanceState.RUNNING,
                Optional.of(address),
                Optional.of(new SshEndpoint(address, 2222, "admin", Optional.of(Path.of("/keys/id_ed25519")))),
                Optional.of(URI.create("tcp://" + address + ":2376")),
                List.of(KEY),
                Map.of(
                        "InstanceId",
                        "i-1",
                        "Serial",
                        new BigInteger("123456789012345678901234567890"),
                        "Tags",
                        Map.of("k", "v")));
    }

    /** Reads a host that must be fine. */
    static HostRecord load(FileHostStore store, String name) {
        return store.load(name)
                .map(host -> switch (host) {
                    case StoredHost.Intact intact -> intact.record();
                    case StoredHost.Damaged damaged -> throw new AssertionError(damaged);
                })
                .orElseThrow();
    }
}
