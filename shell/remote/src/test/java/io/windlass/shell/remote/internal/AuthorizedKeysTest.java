package io.windlass.shell.remote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.commands.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedKeysTest {

    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPpq";

    @TempDir
    private Path folder;

    private Path file;
    private AuthorizedKeys keys;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(
                folder.resolve("authorized_keys"),
                "# who may come\n\nuser=\"ops\",role=\"operator\" " + KEY + " a comment\nrole=\"viewer\",user=\"sam\" "
                        + KEY + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        keys = new AuthorizedKeys(file, Files.getOwner(file).getName());
    }

    @Test
    void aLineGivesAKeyANameAndARole() {
        assertThat(keys.role("ops", KEY)).contains(Role.OPERATOR);
        assertThat(keys.role("sam", KEY)).contains(Role.VIEWER);
        assertThat(keys.role("root", KEY)).isEmpty();
        assertThat(keys.role("ops", KEY + "x")).isEmpty();
    }

    @Test
    void aChangeCountsAtOnce() throws IOException {
        Files.writeString(file, "user=\"ops\",role=\"admin\" " + KEY);
        assertThat(keys.role("ops", KEY)).contains(Role.ADMIN);
        Files.delete(file);
        assertThat(keys.role("ops", KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-r--", "rw-r--rw-", "rwxrwxrwx"})
    void aFileThatOthersCanWriteLetsNobodyIn(String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThat(keys.role("ops", KEY)).isEmpty();
    }

    @Test
    void aFolderThatOthersCanWriteLetsNobodyIn() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));

        assertThat(keys.role("ops", KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "user=\"ops\" " + KEY,
                "role=\"admin\" " + KEY,
                "user=\"ops\",role=\"root\" " + KEY,
                "user=\"ops\",role=\"ADMIN\" " + KEY,
                "user=\"../x\",role=\"admin\" " + KEY,
                "user=\"\",role=\"admin\" " + KEY,
                "user=\"ops\",role=\"viewer\",role=\"admin\" " + KEY,
                "user=\"ops\",role=\"admin\",from=\"192.0.2.1\" " + KEY,
                "user=\"ops\",role=\"admin\"," + "x " + KEY,
                "user=\"ops\",role=\"admin\" ssh-dss AAAA",
                "user=\"ops\",role=\"admin\"",
            })
    void aLineWithAMistakeLetsNobodyIn(String line) {
        assertThat(AuthorizedKey.of(line)).isEmpty();
    }
}
