package io.windlass.ssh.probe.internal;

import static io.windlass.ssh.probe.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.SshEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {

    @BeforeAll
    static void useJdk() {
        Cryptography.useJdk();
    }

    private final KeyFiles files = new KeyFiles(2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "EC", "RSA"})
    void readsOpenSshFormat(String algorithm) throws Exception {
        KeyPair keys = TestKeys.make(algorithm);
        assertReads(keys, TestKeys.openSsh(folder.resolve("id"), keys));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "EC", "RSA"})
    void readsPkcs8(String algorithm) throws Exception {
        KeyPair keys = TestKeys.make(algorithm);
        assertReads(
                keys,
                TestKeys.pem(
                        folder.resolve("id"), "PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    /** What docker-machine and old versions of ssh-keygen write. */
    @ParameterizedTest
    @CsvSource({"RSA, RSA PRIVATE KEY", "EC, EC PRIVATE KEY"})
    void readsTraditionalPem(String algorithm, String type) throws Exception {
        KeyPair keys = TestKeys.make(algorithm);
        byte[] der = OpenSSHPrivateKeyUtil.encodePrivateKey(
                PrivateKeyFactory.createKey(keys.getPrivate().getEncoded()));
        assertReads(keys, TestKeys.pem(folder.resolve("id"), type, der));
    }

    @Test
    void doesNotLookAtThePublicKeyFile() throws Exception {
        KeyPair keys = TestKeys.make("Ed25519");
        Path file = TestKeys.openSsh(folder.resolve("id"), keys);
        String stale =
                LoopbackServer.hostKey(TestKeys.make("Ed25519").getPublic()).line();
        Files.writeString(folder.resolve("id.pub"), stale);
        assertReads(keys, file);
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws Exception {
        Path file = TestKeys.openSsh(folder.resolve("id"), TestKeys.make("Ed25519"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertUnreadable(file, "rw-r-----", "chmod 600 " + file);
    }

    @Test
    void refusesAPassphrase() throws Exception {
        KeyPair keys = TestKeys.make("Ed25519");
        Path openSsh = TestKeys.openSshWithPassphrase(folder.resolve("openssh"), keys);
        assertUnreadable(openSsh, "has a passphrase", "ssh-keygen -p");
        Path pkcs8 = TestKeys.pem(folder.resolve("pkcs8"), "ENCRYPTED PRIVATE KEY", new byte[100]);
        assertUnreadable(pkcs8, "has a passphrase", "ssh-keygen -p");
        Path traditional = TestKeys.write(folder.resolve("traditional"), """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF

                AAAAAAAAAAAAAAAAAAAAAA==
                -----END RSA PRIVATE KEY-----
                """);
        assertUnreadable(traditional, "has a passphrase", "ssh-keygen -p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "nonsense",
                "-----BEGIN OPENSSH PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----\n!!!\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "PuTTY-User-Key-File-3: ssh-ed25519\n"
            })
    void refusesWhatIsNoKey(String text) throws Exception {
        assertUnreadable(TestKeys.write(folder.resolve("id"), text), "is no private key", "OpenSSH");
    }

    @Test
    void refusesATruncatedKeyWhereverItIsCut() throws Exception {
        Path file = TestKeys.openSsh(folder.resolve("id"), TestKeys.make("Ed25519"));
        String[] lines = Files.readString(file).split("\n");
        for (int cut = 1; cut < lines[1].length(); cut++) {
            TestKeys.write(file, lines[0] + "\n" + lines[1].substring(0, cut) + "\n" + lines[lines.length - 1] + "\n");
            assertUnreadable(file, "is no private key", "OpenSSH");
        }
    }

    @Test
    void saysThatAKeyIsMissing() {
        assertUnreadable(folder.resolve("none"), "does not exist", "Name an existing");
        assertUnreadable(folder, folder.toString(), "");
    }

    @Test
    void fallsBackToTheDefaultKeysThatCanBeUsed() throws Exception {
        SshEndpoint endpoint = new SshEndpoint("127.0.0.1", 22, "root", Optional.empty());
        Identities identities = new Identities(folder, files);
        assertThat(failure(() -> identities.of(endpoint)).code()).isEqualTo(StandardErrorCode.SSH_KEY_UNREADABLE);

        TestKeys.write(folder.resolve("id_ed25519"), "damaged");
        TestKeys.openSsh(folder.resolve("id_rsa"), TestKeys.make("RSA"));
        TestKeys.openSsh(folder.resolve("id_ecdsa"), TestKeys.make("EC"));
        assertThat(identities.of(endpoint))
                .extracting(identity -> identity.file().getFileName().toString())
                .containsExactly("id_ecdsa", "id_rsa");
    }

    @Test
    void readsAFileAgainOnlyWhenItChanged() throws Exception {
        Path file = TestKeys.openSsh(folder.resolve("id"), TestKeys.make("Ed25519"));
        Identity first = files.read(file);
        assertThat(files.read(file)).isSameAs(first);

        KeyPair next = TestKeys.make("Ed25519");
        TestKeys.openSsh(file, next);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertReads(next, file);
    }

    @Test
    void looksAtTheModeOfAFileEachTime() throws Exception {
        Path file = TestKeys.openSsh(folder.resolve("id"), TestKeys.make("Ed25519"));
        files.read(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertUnreadable(file, "rw-r-----", "chmod 600 " + file);
    }

    @Test
    void remembersTheKeysUsedLast() throws Exception {
        Path old = TestKeys.openSsh(folder.resolve("id_old"), TestKeys.make("Ed25519"));
        Path used = TestKeys.openSsh(folder.resolve("id_used"), TestKeys.make("Ed25519"));
        Identity usedFirst = files.read(used);
        Identity oldFirst = files.read(old);
        files.read(used);
        files.read(TestKeys.openSsh(folder.resolve("id_new"), TestKeys.make("Ed25519")));
        assertThat(files.read(used)).isSameAs(usedFirst);
        assertThat(files.read(old)).isNotSameAs(oldFirst);
    }

    private void assertReads(KeyPair keys, Path file) {
        KeyPair read = files.read(file).keys();
        assertThat(LoopbackServer.hostKey(read.getPublic())).isEqualTo(LoopbackServer.hostKey(keys.getPublic()));
    }

    private void assertUnreadable(Path file, String message, String hint) {
        MachineException failure = failure(() -> files.read(file));
        assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_KEY_UNREADABLE);
        assertThat(failure).hasMessageContaining(file.toString()).hasMessageContaining(message);
        assertThat(failure.hint()).contains(hint);
    }
}
