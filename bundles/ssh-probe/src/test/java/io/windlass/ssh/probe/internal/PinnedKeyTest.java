package io.windlass.ssh.probe.internal;

import static io.windlass.ssh.probe.internal.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import io.windlass.api.ssh.SshTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is not the one we know gets nothing. */
class PinnedKeyTest extends ProbeFixture {

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "RSA", "EC"})
    void refusesAnotherKeyBeforeAnythingIsSent(String algorithm) {
        HostKey expected = LoopbackServer.hostKey(TestKeys.make(algorithm).getPublic());

        MachineException failure = failure(() -> probes.probe(server.target(userKey, expected), PATIENCE));

        assertThat(failure.code()).isEqualTo(StandardErrorCode.SSH_HOST_KEY_CHANGED);
        assertThat(failure)
                .hasMessageContaining(SshFailures.fingerprint(expected))
                .hasMessageContaining(SshFailures.fingerprint(server.hostKey(0)));
        assertThat(failure.hint()).contains("forget its pinned key");
        assertThat(server.logins).hasValue(0);
        Threads.await(() -> server.openConnections() == 0);
    }

    @Test
    void refusesAServerThatCameInThePlaceOfAnother() throws Exception {
        SshTarget target = pinned();
        probes.probe(target, PATIENCE);
        server.close();
        try (LoopbackServer impostor = LoopbackServer.restart(server, TestKeys.make("Ed25519"))) {
            assertThat(failure(() -> probes.probe(target, PATIENCE)).code())
                    .isEqualTo(StandardErrorCode.SSH_HOST_KEY_CHANGED);
            assertThat(impostor.logins).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void asksAServerWithSeveralKeysForThePinnedOne(String algorithm) throws Exception {
        try (LoopbackServer several =
                LoopbackServer.start(hostKeys, TestKeys.make(algorithm)).authorize(userKeys)) {
            probes.probe(several.target(userKey, several.hostKey(1)), PATIENCE);
            assertThat(several.openConnections()).isEqualTo(1);
        }
    }

    @Test
    void doesNotAskOnAConnectionThatShowedAKeyNotTrustedNow() {
        SshTarget first = pinned();
        probes.probe(first, PATIENCE);
        HostKey expected = LoopbackServer.hostKey(TestKeys.make("Ed25519").getPublic());
        SshTarget now = new SshTarget(first.host(), first.endpoint(), List.of(expected));
        assertThat(failure(() -> probes.probe(now, PATIENCE)).code()).isEqualTo(StandardErrorCode.SSH_HOST_KEY_CHANGED);
        Threads.await(() -> server.openConnections() == 0);
    }

    @Test
    void staysWithAConnectionWhoseKeyIsOneOfSeveralTrustedNow() {
        SshTarget first = pinned();
        probes.probe(first, PATIENCE);
        HostKey another = LoopbackServer.hostKey(TestKeys.make("Ed25519").getPublic());
        probes.probe(new SshTarget(first.host(), first.endpoint(), List.of(another, server.hostKey(0))), PATIENCE);
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void believesNobodyWithoutAPinnedKey() {
        assertThat(failure(() -> probes.probe(server.target(userKey), PATIENCE)).code())
                .isEqualTo(StandardErrorCode.INTERNAL_ERROR);
        assertThat(server.connections).hasValue(0);
    }

    @Test
    void offersNothingWeakOrSlow() {
        probes.probe(pinned(), PATIENCE);
        assertThat(server.proposals.getFirst().values().stream().flatMap(list -> List.of(list.split(",")).stream()))
                .containsOnly(
                        "curve25519-sha256",
                        "curve25519-sha256@libssh.org",
                        "mlkem768x25519-sha256",
                        "ecdh-sha2-nistp256",
                        "ecdh-sha2-nistp384",
                        "ecdh-sha2-nistp521",
                        "diffie-hellman-group16-sha512",
                        "diffie-hellman-group18-sha512",
                        "diffie-hellman-group-exchange-sha256",
                        "diffie-hellman-group14-sha256",
                        "ext-info-c",
                        "ssh-ed25519",
                        "ecdsa-sha2-nistp256",
                        "ecdsa-sha2-nistp384",
                        "ecdsa-sha2-nistp521",
                        "rsa-sha2-512",
                        "rsa-sha2-256",
                        "aes128-gcm@openssh.com",
                        "aes256-gcm@openssh.com",
                        "aes128-ctr",
                        "aes192-ctr",
                        "aes256-ctr",
                        "hmac-sha2-256-etm@openssh.com",
                        "hmac-sha2-512-etm@openssh.com",
                        "hmac-sha2-256",
                        "hmac-sha2-512",
                        "none",
                        "");
    }
}
