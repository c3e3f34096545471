package io.windlass.ssh.probe.internal;

import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.SshTarget;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server, a client and a key that opens the server. */
abstract class ProbeFixture {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    static KeyPair userKeys;
    static KeyPair hostKeys;

    @TempDir
    Path folder;

    Path userKey;
    LoopbackServer server;
    Probes probes;

    @BeforeAll
    static void makeKeys() {
        // The server shares MINA's one choice of cryptography with the client.
        Cryptography.useJdk();
        userKeys = TestKeys.make("Ed25519");
        hostKeys = TestKeys.make("Ed25519");
    }

    @BeforeEach
    void start() throws Exception {
        userKey = TestKeys.openSsh(folder.resolve("id_user"), userKeys);
        server = LoopbackServer.start(hostKeys).authorize(userKeys);
        probes = probes(100, 8);
    }

    @AfterEach
    void stop() throws Exception {
        probes.stop();
        server.close();
    }

    Probes probes(int most, int connectsAtOnce) {
        return new Probes(new Identities(folder.resolve("no-defaults"), new KeyFiles(10)), most, connectsAtOnce);
    }

    /** A new host on the server. */
    SshTarget pinned() {
        return server.target(userKey, server.hostKey(0));
    }

    /** The same host at another port. */
    SshTarget moved(SshTarget target, int port) {
        SshEndpoint there = new SshEndpoint("127.0.0.1", port, LoopbackServer.USER, Optional.of(userKey));
        return new SshTarget(target.host(), there, target.trusted());
    }
}
