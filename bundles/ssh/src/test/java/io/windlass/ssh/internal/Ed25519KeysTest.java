package io.windlass.ssh.internal;

import static io.windlass.ssh.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import io.windlass.api.ssh.SshKeyPair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Ed25519KeysTest {

    @TempDir
    Path folder;

    private final Ed25519Keys keys = new Ed25519Keys();

    @Test
    void makesAKeyForItsOwnerOnly() throws Exception {
        SshKeyPair pair = keys.ensure(folder, "id_ed25519");

        assertThat(pair.privateKey()).isEqualTo(folder.resolve("id_ed25519"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pair.privateKey())))
                .isEqualTo("rw-------");
        assertThat(pair.publicKey()).startsWith("ssh-ed25519 ");
        assertThat(Files.readString(folder.resolve("id_ed25519.pub"))).isEqualTo(pair.publicKey() + "\n");
        assertThat(HostKey.parse(pair.publicKey()))
                .isEqualTo(HostKeys.of(Identity.read(pair.privateKey()).keys().getPublic()));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void returnsTheSameKeyAgain() throws Exception {
        SshKeyPair first = keys.ensure(folder, "id");
        byte[] file = Files.readAllBytes(first.privateKey());
        assertThat(new Ed25519Keys().ensure(folder, "id")).isEqualTo(first);
        assertThat(first.privateKey()).hasBinaryContent(file);
    }

    @Test
    void writesALostPublicKeyAgain() throws Exception {
        SshKeyPair first = keys.ensure(folder, "id");
        Files.delete(folder.resolve("id.pub"));
        assertThat(keys.ensure(folder, "id")).isEqualTo(first);
        assertThat(folder.resolve("id.pub")).hasContent(first.publicKey());
    }

    @Test
    void makesAnotherKeyUnderAnotherName() {
        assertThat(keys.ensure(folder, "a").publicKey())
                .isNotEqualTo(keys.ensure(folder, "b").publicKey());
    }

    @Test
    void makesOneKeyForAllWhoAskAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<SshKeyPair>> asks = IntStream.range(0, 20)
                    .<Callable<SshKeyPair>>mapToObj(_ -> () -> keys.ensure(folder, "id"))
                    .toList();
            assertThat(threads.invokeAll(asks).stream().map(Future::resultNow).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void leavesADamagedKeyAlone() throws Exception {
        Path file = TestKeys.write(folder.resolve("id"), "damaged");
        assertThat(failure(() -> keys.ensure(folder, "id")).code()).isEqualTo(StandardErrorCode.SSH_KEY_UNREADABLE);
        assertThat(file).hasContent("damaged");
    }

    @Test
    void saysThatTheFolderIsMissing() {
        assertThat(failure(() -> keys.ensure(folder.resolve("none"), "id")).code())
                .isEqualTo(StandardErrorCode.STORE_UNWRITABLE);
    }
}
