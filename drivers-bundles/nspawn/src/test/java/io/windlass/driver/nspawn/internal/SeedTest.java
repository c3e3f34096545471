package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.ssh.SshKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeedTest {

    @TempDir
    private Path folder;

    private Path root = Path.of("");

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("root.d"));
        Files.createDirectories(root.resolve("etc/ssh"));
        Files.createDirectories(root.resolve("root"));
        Files.writeString(root.resolve("etc/ssh/ssh_host_rsa_key"), "shared by all");
    }

    @Test
    void givesTheHostItsOwnIdentity() throws IOException {
        plant("one");

        assertThat(root.resolve("etc/hostname")).hasContent("one");
        assertThat(root.resolve("etc/machine-id")).isEmptyFile();
        assertThat(root.resolve("root/.ssh/authorized_keys")).hasContent("login public");
        assertThat(root.resolve("etc/ssh/ssh_host_ed25519_key")).hasContent("host private");
        assertThat(root.resolve("etc/ssh/ssh_host_ed25519_key.pub")).hasContent("host public");
        assertThat(root.resolve("etc/ssh/ssh_host_rsa_key")).doesNotExist();
        assertThat(root.resolve("etc/systemd/system/sysinit.target.wants/windlass-cgroups.service"))
                .isSymbolicLink()
                .exists();
        for (String secret : new String[] {"root/.ssh/authorized_keys", "etc/ssh/ssh_host_ed25519_key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keepsWhatTheOwnerChangedLater() throws IOException {
        plant("one");
        Files.writeString(root.resolve("etc/hostname"), "changed\n");

        plant("one");

        assertThat(root.resolve("etc/hostname")).hasContent("changed");
    }

    @Test
    void neverWritesThroughALinkOfTheRootFileSystem() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "untouched");
        Files.createSymbolicLink(root.resolve("etc/resolv.conf"), outside);

        new Seed(root).nameServers("nameserver 192.0.2.53\n");

        assertThat(outside).hasContent("untouched");
        assertThat(root.resolve("etc/resolv.conf")).hasContent("nameserver 192.0.2.53");
    }

    private void plant(String name) throws IOException {
        new Seed(root).plant(name, pair("login"), pair("host"));
    }

    private SshKeyPair pair(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), name + " private");
        return new SshKeyPair(file, name + " public");
    }
}
