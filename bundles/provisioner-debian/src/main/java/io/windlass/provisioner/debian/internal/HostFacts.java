package io.windlass.provisioner.debian.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the host said about itself: lines of a name, a blank and a value. A fact that was not told is empty. */
record HostFacts(Map<String, String> values) {

    private static final String VERSION = "version:";

    HostFacts {
        values = Map.copyOf(values);
    }

    static HostFacts parse(String output) {
        Map<String, String> values = new HashMap<>();
        output.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                values.put(line.substring(0, blank), line.substring(blank + 1).strip());
            }
        });
        return new HostFacts(values);
    }

    boolean systemd() {
        return value("systemd").equals("yes");
    }

    boolean isNamed(String name) {
        return value("name.kernel").equals(name)
                && value("name.file").equals(name)
                && value("name.hosts").equals(name);
    }

    /** The text of the engine's own configuration file, if there is one. */
    Optional<String> configuration() {
        return Optional.ofNullable(values.get("configuration")).map(HostFacts::decoded);
    }

    /** The type of the file system under the engine's data, in the words of {@code stat -f}. */
    String fileSystem() {
        return value("filesystem");
    }

    String dockerd() {
        return value("dockerd");
    }

    boolean engineInstalled() {
        return !dockerd().isEmpty() && engine().loaded() && value("unfinished").isEmpty();
    }

    /** The package that the engine came in; empty if it came another way. */
    String enginePackage() {
        return value("package");
    }

    boolean socketActivated() {
        return value("socket").equals("loaded");
    }

    boolean restartOwed() {
        return value("restart").equals("owed");
    }

    /** The mode, owner, group and digest of a file with colons between them; empty if it is not there. */
    String file(String path) {
        return value("file:" + path);
    }

    /** What an upgrade made of the engine's packages, by their names. */
    List<PackageChange> packages() {
        return values.keySet().stream()
                .filter(fact -> fact.startsWith(VERSION))
                .map(fact -> fact.substring(VERSION.length()))
                .sorted()
                .map(name -> PackageChange.parse(name, value(VERSION + name), value("held:" + name)))
                .toList();
    }

    EngineFacts engine() {
        return new EngineFacts(
                value("service.LoadState"),
                value("service.ActiveState"),
                value("service.UnitFileState"),
                value("service.NeedDaemonReload").equals("yes"),
                value("service.DropInPaths"),
                decoded(value("running")));
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
