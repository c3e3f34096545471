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
import java.util.function.Function;

/**
 * A host of ours whose {@code config.json} somebody else has written since. Three versions meet: what was last saved, what
 * is wanted now, and what is in the file. What was changed in the file counts where nothing else is wanted.
 */
final class EditedHost {

    private final HostRecord stored;
    private final HostRecord wanted;
    private final ObjectNode written;
    private final ObjectNode ours;
    private final ConfigFile edited;

    private EditedHost(HostRecord stored, HostRecord wanted, ConfigFile edited) {
        this.stored = stored;
        this.wanted = wanted;
        this.written = ConfigWriter.driverFields(stored);
        this.ours = ConfigWriter.driverFields(wanted);
        this.edited = edited;
    }

    /** Merges them. A field that is still as we write it keeps our value, which may say more than docker-machine's. */
    static HostRecord of(HostRecord stored, HostRecord wanted, ConfigFile edited) {
        return new EditedHost(stored, wanted, edited).merge();
    }

    private HostRecord merge() {
        HostSettings settings = wanted.settings();
        return new HostRecord(
                wanted.id(),
                wanted.name(),
                chosen(HostRecord::driverName, edited.driverName()),
                new HostSettings(
                        changed(settings.spec()),
                        chosen(host -> host.settings().engine(), engine()),
                        chosen(host -> host.settings().tlsSans(), edited.tlsSans()),
                        settings.labels(),
                        settings.selfHealing()),
                wanted.created(),
                wanted.instance().map(this::instance),
                wanted.pinnedKeys(),
                wanted.intent(),
                wanted.failure());
    }

    /** What is in the file, unless something else is wanted than what was saved. */
    private <T> T chosen(Function<HostRecord, T> part, T inFile) {
        T now = part.apply(wanted);
        return now.equals(part.apply(stored)) ? inFile : now;
    }

    private Map<String, Object> changed(Map<String, Object> values) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.replaceAll((name, value) ->
                isChanged(name) ? Json.value(edited.driver().node().path(name)) : value);
        return changed;
    }

    /** Whether a field of the driver's part was changed in the file, and only there. */
    private boolean isChanged(String name) {
        JsonNode now = edited.driver().node().path(name);
        return !now.isMissingNode()
                && !now.isNull()
                && !now.equals(written.path(name))
                && ours.path(name).equals(written.path(name));
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
        int port = isChanged("SSHPort") ? edited.driver().number("SSHPort") : 0;
        return new SshEndpoint(
                moved.orElse(known.address()),
                port == 0 ? known.port() : port,
                changedText("SSHUser").orElse(known.user()),
                (isChanged("SSHKeyPath") ? edited.driver().parsed("SSHKeyPath", Path::of) : Optional.<Path>empty())
                        .or(known::privateKey));
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
        return isChanged(name) ? edited.driver().text(name).filter(now -> !now.isEmpty()) : Optional.empty();
    }
}
