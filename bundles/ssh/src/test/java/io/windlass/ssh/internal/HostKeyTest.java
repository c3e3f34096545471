package io.windlass.ssh.internal;

import static io.windlass.ssh.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.SshTarget;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeyTest extends SshFixture {

    @Test
    void reportsTheKeyOfAFirstContact() {
        Remote remote = connections.connect(server.target(userKey), PATIENCE);
        assertThat(remote.hostKey()).isEqualTo(server.hostKey(0));
        assertThat(remote.hostKey().type()).isEqualTo("ssh-ed25519");
    }

    @Test
    void acceptsThePinnedKey() {
        assertThat(connect().require(RemoteCommand.of("echo", "in"))).isEqualTo("in\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void asksAServerWithSeveralKeysForThePinnedOne(String algorithm) throws Exception {
        try (LoopbackServer several =
                LoopbackServer.start(hostKeys, TestKeys.make(algorithm)).authorize(userKeys)) {
            HostKey pinned = several.hostKey(1);
            Remote remote = connections.connect(several.target(userKey, pinned), PATIENCE);
            assertThat(remote.hostKey()).isEqualTo(pinned);
        }
    }

    @Test
    void refusesAnotherKeyBeforeAnythingIsSent() {
        HostKey expected = HostKeys.of(TestKeys.make("Ed25519").getPublic());

        MachineException failure = failure(() -> connections.connect(server.target(userKey, expected), PATIENCE));

        assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_HOST_KEY_CHANGED);
        assertThat(failure)
                .hasMessageContaining(HostKeys.fingerprint(expected))
                .hasMessageContaining(HostKeys.fingerprint(server.hostKey(0)));
        assertThat(failure.hint()).contains("forget its pinned key");
        assertThat(server.logins).hasValue(0);
        assertThat(server.commands).isEmpty();
    }

    @Test
    void refusesAnotherKeyOfAnotherKind() {
        HostKey expected = HostKeys.of(TestKeys.make("RSA").getPublic());
        assertThat(failure(() -> connections.connect(server.target(userKey, expected), PATIENCE))
                        .code())
                .isEqualTo(StandardErrorCode.SSH_HOST_KEY_CHANGED);
        assertThat(server.logins).hasValue(0);
    }

    @Test
    void holdsAReopenedConnectionToTheKeyOfTheFirstContact() throws Exception {
        SshTarget target = server.target(userKey);
        Remote remote = connections.connect(target, PATIENCE);
        server.close();
        KeyPair others = TestKeys.make("Ed25519");
        try (LoopbackServer impostor = LoopbackServer.restart(server, others)) {
            assertThat(failure(() -> remote.run(RemoteCommand.of("secret"))).code())
                    .isEqualTo(StandardErrorCode.SSH_HOST_KEY_CHANGED);
            assertThat(impostor.commands).isEmpty();
            assertThat(connections.connect(target, PATIENCE).hostKey()).isEqualTo(impostor.hostKey(0));
        }
    }

    @Test
    void doesNotReuseAConnectionThatShowedAKeyNotTrustedNow() {
        SshTarget first = server.target(userKey);
        connections.connect(first, PATIENCE);
        HostKey expected = HostKeys.of(TestKeys.make("Ed25519").getPublic());
        SshTarget pinned = new SshTarget(first.host(), first.endpoint(), List.of(expected));
        assertThat(failure(() -> connections.connect(pinned, PATIENCE)).code())
                .isEqualTo(StandardErrorCode.SSH_HOST_KEY_CHANGED);
    }

    @Test
    void saysFingerprintsAsSshKeygenDoes() {
        HostKey key = HostKey.parse(
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl github");
        assertThat(HostKeys.fingerprint(key)).isEqualTo("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
    }
}
