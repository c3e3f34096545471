package io.windlass.store.file.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A store that docker-machine has filled.
 *
 * @param root where it is
 * @param recorded where its files say that it is
 */
record OldStore(Path root, String recorded) {

    static OldStore at(Path root) {
        return new OldStore(root, root.toString());
    }

    /** Gives it an authority; all its texts begin with the name. */
    OldStore with(String authority) throws IOException {
        Path certs = Files.createDirectories(root.resolve("certs"));
        for (String file : List.of("ca.pem", "ca-key.pem", "cert.pem", "key.pem")) {
            Files.writeString(certs.resolve(file), authority + " " + file);
        }
        return this;
    }

    /** Adds a host with the files that docker-machine gives it, and some of a driver's. */
    OldStore with(String name, String version) throws IOException {
        Path folder = Files.createDirectories(root.resolve("machines").resolve(name));
        Files.writeString(
                folder.resolve("config.json"),
                config(version)
                        .replace("@STORE@", recorded)
                        .replace("machines/web", "machines/" + name)
                        .replace("\"web\"", "\"" + name + "\""));
        for (String file : List.of("ca.pem", "cert.pem", "key.pem", "server.pem", "server-key.pem", "id_rsa")) {
            Files.writeString(folder.resolve(file), name + " " + file);
            Files.setPosixFilePermissions(folder.resolve(file), PosixFilePermissions.fromString("rw-r--r--"));
        }
        Path vm = Files.createDirectories(folder.resolve("vm"));
        Files.writeString(vm.resolve("disk"), "a disk");
        Files.createSymbolicLink(vm.resolve("key"), Path.of(recorded, "machines", name, "id_rsa"));
        Files.createSymbolicLink(vm.resolve("loop"), Path.of("../vm"));
        return this;
    }

    private static String config(String version) throws IOException {
        try (InputStream stream = Objects.requireNonNull(OldStore.class.getResourceAsStream(
                version.startsWith("3") ? "amazonec2.json" : "versions/" + version + ".json"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Everything in a store: paths with modes, and contents. */
    static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        if (Files.exists(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path path : all.toList()) {
                    tree.put(root.relativize(path).toString(), describe(path));
                }
            }
        }
        return tree;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        return Files.isDirectory(path) ? mode : mode + " " + Files.readString(path);
    }
}
