package io.windlass.shell.commands.internal;

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
import io.windlass.core.HostView;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes views of hosts. */
public final class Hosts {

    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    public static final String ID = "11111111-2222-3333-4444-555555555555";

    private Hosts() {}

    public static HostView running(String name, String address) {
        return view(name, InstanceState.RUNNING, Optional.of(address), Optional.empty(), Optional.empty());
    }

    public static HostView stopped(String name) {
        return view(name, InstanceState.STOPPED, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static HostView failing(String name, String message) {
        Failure failure = new Failure("ENGINE_UNREACHABLE", message, "a hint");
        return view(name, InstanceState.RUNNING, Optional.of("192.0.2.9"), Optional.empty(), Optional.of(failure));
    }

    public static HostView busy(String name, Operation operation) {
        return view(name, InstanceState.STARTING, Optional.empty(), Optional.of(operation), Optional.empty());
    }

    public static HostView damaged(String name, String message) {
        return new HostView(
                name,
                "",
                InstanceState.ERROR,
                InstanceState.ERROR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Failure("STORE_DAMAGED", message, "")),
                Instant.EPOCH,
                Instant.EPOCH,
                Path.of("/store/machines", name),
                Optional.empty());
    }

    /** A host that was running when it last answered. With a failure it was looked at in vain just now. */
    public static HostView silent(String name, Instant checked, Optional<Failure> failure) {
        HostView host = running(name, "192.0.2.9");
        return new HostView(
                name,
                host.driverName(),
                InstanceState.UNKNOWN,
                InstanceState.RUNNING,
                Optional.empty(),
                host.engine(),
                host.address(),
                Optional.empty(),
                failure,
                checked,
                failure.isPresent() ? NOW : Instant.EPOCH,
                host.directory(),
                host.record());
    }

    public static HostView labelled(HostView host, Map<String, String> labels) {
        return new HostView(
                host.name(),
                host.driverName(),
                host.state(),
                host.lastState(),
                host.activity(),
                host.engine(),
                host.address(),
                host.engineVersion(),
                host.failure(),
                host.checked(),
                host.looked(),
                host.directory(),
                host.record().map(record -> record.with(record.settings().with(labels, false))));
    }

    public static HostView checked(HostView host, Instant checked) {
        return new HostView(
                host.name(),
                host.driverName(),
                host.state(),
                host.lastState(),
                host.activity(),
                host.engine(),
                host.address(),
                host.engineVersion(),
                host.failure(),
                checked,
                checked,
                host.directory(),
                host.record());
    }

    private static HostView view(
            String name,
            InstanceState state,
            Optional<String> address,
            Optional<Operation> activity,
            Optional<Failure> failure) {
        Optional<URI> engine = address.map(host -> URI.create("tcp://" + host + ":2376"));
        boolean answers = state == InstanceState.RUNNING && failure.isEmpty();
        return new HostView(
                name,
                "generic",
                state,
                state,
                activity,
                engine,
                address,
                answers ? Optional.of("28.2.2") : Optional.empty(),
                failure,
                NOW,
                NOW,
                Path.of("/store/machines", name),
                Optional.of(record(name, state, address, activity)));
    }

    private static HostRecord record(
            String name, InstanceState state, Optional<String> address, Optional<Operation> activity) {
        SshEndpoint ssh = new SshEndpoint(
                address.orElse("192.0.2.99"), 2222, "admin", Optional.of(Path.of("/store/machines", name, "id_rsa")));
        Instance instance = new Instance(state, address, Optional.of(ssh), Optional.empty(), List.of(), Map.of());
        EngineOptions defaults = EngineOptions.DEFAULTS;
        EngineOptions engine = new EngineOptions(
                defaults.installUrl(), "", List.of("zone=North", "bare"), List.of(), List.of(), List.of(), List.of());
        return new HostRecord(
                HostId.of(ID),
                name,
                "generic",
                HostSettings.of(Map.of(), engine, List.of()),
                Optional.of(NOW),
                Optional.of(instance),
                List.of(new HostKey("ssh-ed25519", "AAAA")),
                activity.map(operation -> new Intent(operation, NOW.minusSeconds(12))),
                Optional.empty());
    }
}
