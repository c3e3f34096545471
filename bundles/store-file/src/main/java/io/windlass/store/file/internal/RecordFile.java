package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a {@code windlass.json} says: a whole host, and how the two files beside it look that were made from it.
 *
 * @param record the host
 * @param config ties {@code config.json}
 * @param knownHosts ties {@code known_hosts}
 */
record RecordFile(HostRecord record, Projection config, Projection knownHosts) {

    static final String NAME = "windlass.json";
    private static final int FORMAT = 1;

    static RecordFile parse(Path file, byte[] content) {
        Fields root = new Fields(file, "", Json.parse(file, content));
        int format = root.number("format");
        if (format > FORMAT) {
            throw Failures.damaged(
                    file,
                    "is from a newer Windlass: it has format " + format + " and the newest known one is " + FORMAT,
                    "Use the newer Windlass.");
        }
        if (format < 1) {
            throw root.wrong("format", "is missing");
        }
        return new RecordFile(
                host(root),
                Projection.read(root.requiredObject(ConfigFile.NAME)),
                Projection.read(root.requiredObject(KnownHosts.NAME)));
    }

    byte[] render() {
        ObjectNode root = Json.object().put("format", FORMAT);
        root.put("id", record.id().toString());
        root.put("driver", record.driverName());
        HostSettings settings = record.settings();
        root.set("spec", sorted(settings.spec()));
        record.created().ifPresent(created -> root.put("created", created.toString()));
        record.instance().ifPresent(instance -> root.set("instance", json(instance)));
        root.set("engine", json(settings.engine()));
        root.set("tlsSans", Json.node(settings.tlsSans()));
        root.set("labels", sorted(settings.labels()));
        root.put("selfHealing", settings.selfHealing());
        root.set("pinnedKeys", json(record.pinnedKeys()));
        record.intent()
                .ifPresent(intent -> root.putObject("intent")
                        .put("operation", intent.operation().name())
                        .put("since", intent.since().toString()));
        record.failure()
                .ifPresent(failure -> root.putObject("failure")
                        .put("code", failure.code())
                        .put("message", failure.message())
                        .put("hint", failure.hint()));
        root.set(ConfigFile.NAME, config.toJson());
        root.set(KnownHosts.NAME, knownHosts.toJson());
        return Json.bytes(root);
    }

    /**
     * The same host with its paths in another store.
     *
     * @param directory its folder there
     */
    static HostRecord mapped(HostRecord host, PathMapping mapping, Path directory) {
        Projection none = Projection.of(new byte[0], Optional.empty());
        Path file = directory.resolve(NAME);
        ObjectNode root = Json.parse(file, new RecordFile(host, none, none).render());
        mapping.apply(root);
        return parse(file, Json.bytes(root)).record();
    }

    private static HostRecord host(Fields root) {
        return new HostRecord(
                root.parsed("id", HostId::of).orElseThrow(() -> root.wrong("id", "is missing")),
                root.file().getName(root.file().getNameCount() - 2).toString(),
                root.requiredText("driver"),
                settings(root),
                created(root),
                root.object("instance").map(RecordFile::instance),
                keys(root, "pinnedKeys"),
                root.object("intent").map(RecordFile::intent),
                root.object("failure").map(RecordFile::failure));
    }

    /** A file from before this and the labels were kept does not say; what shows no sign of trouble was complete. */
    private static Optional<Instant> created(Fields root) {
        boolean older = !root.node().has("labels");
        boolean complete = root.node().has("instance")
                && !root.node().has("intent")
                && !root.node().has("failure");
        return older && complete ? Optional.of(Instant.EPOCH) : root.parsed("created", Instant::parse);
    }

    private static HostSettings settings(Fields root) {
        return new HostSettings(
                root.requiredObject("spec").values(),
                engine(root.requiredObject("engine")),
                root.texts("tlsSans"),
                root.object("labels").map(Fields::textValues).orElse(Map.of()),
                root.flag("selfHealing"));
    }

    private static ObjectNode json(Instance instance) {
        ObjectNode node = Json.object().put("state", instance.state().name());
        instance.address().ifPresent(address -> node.put("address", address));
        instance.ssh().ifPresent(ssh -> {
            ObjectNode endpoint = node.putObject("ssh")
                    .put("address", ssh.address())
                    .put("port", ssh.port())
                    .put("user", ssh.user());
            ssh.privateKey().ifPresent(key -> endpoint.put("privateKey", key.toString()));
        });
        instance.engine().ifPresent(url -> node.put("engine", url.toString()));
        node.set("hostKeys", json(instance.hostKeys()));
        node.set("attributes", sorted(instance.attributes()));
        return node;
    }

    private static Instance instance(Fields fields) {
        return new Instance(
                constant(fields, "state", InstanceState.class),
                fields.text("address"),
                fields.object("ssh").map(RecordFile::endpoint),
                fields.parsed("engine", URI::create),
                keys(fields, "hostKeys"),
                fields.requiredObject("attributes").values());
    }

    private static SshEndpoint endpoint(Fields fields) {
        return new SshEndpoint(
                fields.requiredText("address"),
                fields.number("port"),
                fields.requiredText("user"),
                fields.parsed("privateKey", Path::of));
    }

    private static ObjectNode json(EngineOptions engine) {
        ObjectNode node =
                Json.object().put("installUrl", engine.installUrl()).put("storageDriver", engine.storageDriver());
        node.set("labels", Json.node(engine.labels()));
        node.set("flags", Json.node(engine.flags()));
        node.set("environment", Json.node(engine.environment()));
        node.set("insecureRegistries", Json.node(engine.insecureRegistries()));
        node.set("registryMirrors", Json.node(engine.registryMirrors()));
        return node;
    }

    private static EngineOptions engine(Fields fields) {
        return new EngineOptions(
                fields.requiredText("installUrl"),
                fields.text("storageDriver").orElse(""),
                fields.texts("labels"),
                fields.texts("flags"),
                fields.texts("environment"),
                fields.texts("insecureRegistries"),
                fields.texts("registryMirrors"));
    }

    private static Intent intent(Fields fields) {
        Instant since = fields.parsed("since", Instant::parse).orElseThrow(() -> fields.wrong("since", "is missing"));
        return new Intent(constant(fields, "operation", Operation.class), since);
    }

    private static Failure failure(Fields fields) {
        return new Failure(
                fields.requiredText("code"),
                fields.text("message").orElse(""),
                fields.text("hint").orElse(""));
    }

    private static JsonNode json(List<HostKey> keys) {
        return Json.node(keys.stream().map(HostKey::line).toList());
    }

    private static List<HostKey> keys(Fields fields, String name) {
        try {
            return fields.texts(name).stream().map(HostKey::parse).toList();
        } catch (IllegalArgumentException e) {
            throw fields.wrong(name, "holds something that is not a public key");
        }
    }

    private static <E extends Enum<E>> E constant(Fields fields, String name, Class<E> type) {
        Optional<E> constant = fields.parsed(name, text -> Enum.valueOf(type, text));
        return constant.orElseThrow(() -> fields.wrong(name, "is missing"));
    }

    /** The same host always gives the same bytes. */
    private static JsonNode sorted(Map<String, ?> values) {
        return Json.node(new TreeMap<>(values));
    }
}
