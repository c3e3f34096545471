package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.host.SshEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A host of ours whose {@code config.json} somebody else has written since: what was changed there counts. */
final class EditedHost {

    private final HostRecord stored;
    private final ObjectNode written;
    private final ConfigFile edited;

    private EditedHost(HostRecord stored, ConfigFile edited) {
        this.stored = stored;
        this.written = ConfigWriter.driverFields(stored);
        this.edited = edited;
    }

    /** Merges the two. A field that is still as we write it keeps our value, which may say more than docker-machine's. */
    static HostRecord of(HostRecord stored, ConfigFile edited) {
        return new EditedHost(stored, edited).merge();
    }

    private HostRecord merge() {
        return new HostRecord(
                stored.id(),
                stored.name(),
                edited.driverName(),
                new HostSettings(
                        changed(stored.settings().spec()),
                        engine(),
                        edited.tlsSans(),
                        stored.settings().labels(),
                        stored.settings().selfHealing()),
                stored.created(),
                stored.instance().map(this::instance),
                stored.pinnedKeys(),
                stored.intent(),
                stored.failure());
    }

    private Map<String, Object> changed(Map<String, Object> values) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.replaceAll((name, value) -> {
            JsonNode now = edited.driver().node().path(name);
            boolean same = now.isMissingNode() || now.isNull() || now.equals(written.path(name));
            return same ? value : Json.value(now);
        });
        return changed;
    }

    private EngineOptions engine() {
        EngineOptions now = edited.engine();
        boolean sameInstall = now.installUrl()
                .equals(ConfigWriter.installUrl(stored.settings().engine()));
        return new EngineOptions(
                sameInstall ? stored.settings().engine().installUrl() : now.installUrl(),
                now.storageDriver(),
                now.labels(),
                now.flags(),
                now.environment(),
                now.insecureRegistries(),
                now.registryMirrors());
    }

    private Instance instance(Instance known) {
        Optional<String> moved = changedText("IPAddress");
        String former = written.path("IPAddress").asText();
        return new Instance(
                known.state(),
                moved.or(known::address),
                known.ssh().map(ssh -> endpoint(ssh, moved)),
                known.engine()
                        .map(url -> edited.driver()
                                .parsed("IPAddress", address -> moved.isPresent() ? move(url, former, address) : url)
                                .orElse(url)),
                known.hostKeys(),
                changed(known.attributes()));
    }

    private SshEndpoint endpoint(SshEndpoint known, Optional<String> moved) {
        int port = edited.driver().number("SSHPort");
        return new SshEndpoint(
                moved.orElse(known.address()),
                port == 0 ? known.port() : port,
                changedText("SSHUser").orElse(known.user()),
                edited.driver().parsed("SSHKeyPath", Path::of).or(known::privateKey));
    }

    /** docker-machine always derives the engine's URL from the address; we do where it was so before. */
    private static URI move(URI url, String from, String to) {
        return url.getHost() != null && url.getHost().equals(bracketed(from))
                ? URI.create(url.getScheme() + "://" + bracketed(to) + (url.getPort() < 0 ? "" : ":" + url.getPort()))
                : url;
    }

    private static String bracketed(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    private Optional<String> changedText(String name) {
        String former = written.path(name).asText();
        return edited.driver().text(name).filter(now -> !now.isEmpty() && !now.equals(former));
    }
}
