package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostRecord;
import io.windlass.gotemplate.GoValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A machine as docker-machine's templates of {@code ls} see it: the same fields, of the same types. */
final class HostListItem {

    static final String TYPE = "commands.HostListItem";

    static final SequencedMap<String, String> HEADINGS = headings();

    /** In the order of their numbers. */
    private static final List<String> STATES =
            List.of("", "Running", "Paused", "Saved", "Stopped", "Stopping", "Starting", "Error", "Timeout");

    private static final int COLUMN_ACTIVE = 1;
    private static final int COLUMN_DRIVER = 2;
    private static final int COLUMN_URL = 4;
    private static final int COLUMN_VERSION = 6;
    private static final int COLUMN_ERROR = 7;

    private HostListItem() {}

    private static SequencedMap<String, String> headings() {
        SequencedMap<String, String> headings = new LinkedHashMap<>();
        headings.put("Name", "NAME");
        headings.put("Active", "ACTIVE");
        headings.put("ActiveHost", "ACTIVE_HOST");
        headings.put("ActiveSwarm", "ACTIVE_SWARM");
        headings.put("DriverName", "DRIVER");
        headings.put("State", "STATE");
        headings.put("URL", "URL");
        headings.put("SwarmOptions", "SWARM_OPTIONS");
        headings.put("Swarm", "SWARM");
        headings.put("EngineOptions", "ENGINE_OPTIONS");
        headings.put("Error", "ERRORS");
        headings.put("DockerVersion", "DOCKER");
        headings.put("ResponseTime", "RESPONSE");
        return headings;
    }

    static GoValue.Struct of(Survey.Found found, String dockerHost) {
        List<String> cells = HostRow.cells(found, dockerHost);
        LinkedHashMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Name", found.host().name());
        fields.put("Active", cells.get(COLUMN_ACTIVE));
        fields.put("ActiveHost", cells.get(COLUMN_ACTIVE).equals("*"));
        fields.put("ActiveSwarm", false);
        fields.put("DriverName", cells.get(COLUMN_DRIVER));
        fields.put("State", new GoValue.Named("state.State", STATES.indexOf(found.state()), found.state()));
        fields.put("URL", cells.get(COLUMN_URL));
        fields.put(
                "SwarmOptions",
                new GoValue.Pointer("swarm.Options", swarm(found.host().record())));
        fields.put("Swarm", "");
        fields.put(
                "EngineOptions",
                new GoValue.Pointer("engine.Options", engine(found.host().record())));
        fields.put("Error", cells.get(COLUMN_ERROR));
        fields.put("DockerVersion", cells.get(COLUMN_VERSION));
        fields.put(
                "ResponseTime",
                new GoValue.Named(
                        "time.Duration", found.took().toNanos(), found.took().toMillis() + "ms"));
        return new GoValue.Struct(TYPE, fields);
    }

    /** No machine is part of a classic Swarm, so these are the values of one that is not. */
    private static GoValue.@Nullable Struct swarm(Optional<HostRecord> record) {
        if (record.isEmpty()) {
            return null;
        }
        LinkedHashMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("IsSwarm", false);
        fields.put("Address", "");
        fields.put("Discovery", "");
        fields.put("Agent", false);
        fields.put("Master", false);
        fields.put("Host", "tcp://0.0.0.0:3376");
        fields.put("Image", "swarm:latest");
        fields.put("Strategy", "spread");
        fields.put("Heartbeat", 0);
        fields.put("Overcommit", 0.0);
        fields.put("ArbitraryFlags", strings(List.of()));
        fields.put("ArbitraryJoinFlags", strings(List.of()));
        fields.put("Env", strings(List.of()));
        fields.put("IsExperimental", false);
        return new GoValue.Struct("swarm.Options", fields);
    }

    private static GoValue.@Nullable Struct engine(Optional<HostRecord> record) {
        if (record.isEmpty()) {
            return null;
        }
        EngineOptions engine = record.get().settings().engine();
        LinkedHashMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("ArbitraryFlags", strings(engine.flags()));
        fields.put("DNS", strings(List.of()));
        fields.put("GraphDir", "");
        fields.put("Env", strings(engine.environment()));
        fields.put("Ipv6", false);
        fields.put("InsecureRegistry", strings(engine.insecureRegistries()));
        fields.put("Labels", strings(engine.labels()));
        fields.put("LogLevel", "");
        fields.put("StorageDriver", engine.storageDriver());
        fields.put("SelinuxEnabled", false);
        fields.put("TLSVerify", true);
        fields.put("RegistryMirror", strings(engine.registryMirrors()));
        fields.put("InstallURL", engine.installUrl());
        return new GoValue.Struct("engine.Options", fields);
    }

    private static GoValue.Strings strings(List<String> elements) {
        return new GoValue.Strings(elements);
    }
}
