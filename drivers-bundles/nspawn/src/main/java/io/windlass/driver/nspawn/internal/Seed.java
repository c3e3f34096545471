package io.windlass.driver.nspawn.internal;

import io.windlass.api.ssh.SshKeyPair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What makes one root file system a host of its own. Nothing is followed that a root file system links elsewhere. */
final class Seed {

    private static final String UNIT = "windlass-cgroups.service";

    private final Path root;

    Seed(Path root) {
        this.root = root;
    }

    /** Puts name and keys in place, once: what the host's owner changes later stays changed. */
    void plant(String name, SshKeyPair login, SshKeyPair host) {
        Path authorized = root.resolve("root/.ssh/authorized_keys");
        try {
            if (Files.isRegularFile(authorized)) {
                return;
            }
            replaceHostKeys(host);
            replace(root.resolve("etc/hostname"), name + "\n", "rw-r--r--");
            replace(root.resolve("etc/hosts"), hosts(name), "rw-r--r--");
            // systemd fills in the id that systemd-nspawn hands over.
            replace(root.resolve("etc/machine-id"), "", "r--r--r--");
            enableUnit();
            folder(root.resolve("root/.ssh"), "rwx------");
            replace(authorized, login.publicKey().strip() + "\n", "rw-------");
        } catch (IOException e) {
            throw Failures.io("The root file system " + root + " cannot be prepared", e);
        }
    }

    /** Follows this machine's name servers. */
    void nameServers(String configuration) {
        try {
            replace(root.resolve("etc/resolv.conf"), configuration, "rw-r--r--");
        } catch (IOException e) {
            throw Failures.io("The name servers of " + root + " cannot be written", e);
        }
    }

    private void replaceHostKeys(SshKeyPair host) throws IOException {
        Path folder = root.resolve("etc/ssh");
        folder(folder, "rwxr-xr-x");
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, "ssh_host_*")) {
            for (Path other : others) {
                Files.delete(other);
            }
        }
        replace(folder.resolve("ssh_host_ed25519_key"), Files.readString(host.privateKey()), "rw-------");
        replace(folder.resolve("ssh_host_ed25519_key.pub"), host.publicKey().strip() + "\n", "rw-r--r--");
    }

    private void enableUnit() throws IOException {
        Path units = root.resolve("etc/systemd/system");
        Path wants = units.resolve("sysinit.target.wants");
        Files.createDirectories(wants);
        replace(units.resolve(UNIT), resource(UNIT), "rw-r--r--");
        Path link = wants.resolve(UNIT);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("../" + UNIT));
    }

    private static String hosts(String name) {
        return "127.0.0.1 localhost\n127.0.1.1 " + name + "\n::1 localhost ip6-localhost ip6-loopback\n";
    }

    private static void folder(Path folder, String mode) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    }

    static void replace(Path file, String content, String mode) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    static String resource(String name) throws IOException {
        try (InputStream stream = Seed.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("the bundle lacks " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
