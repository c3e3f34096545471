package io.windlass.ssh.internal;

import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.SshTarget;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server, a client and a key that opens the server. */
abstract class SshFixture {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Duration NO_HEARTBEAT = Duration.ZERO;

    static KeyPair userKeys;
    static KeyPair hostKeys;

    @TempDir
    Path folder;

    Path userKey;
    LoopbackServer server;
    Connections connections;

    @BeforeAll
    static void makeKeys() {
        userKeys = TestKeys.make("Ed25519");
        hostKeys = TestKeys.make("Ed25519");
    }

    @BeforeEach
    void start() throws Exception {
        userKey = TestKeys.openSsh(folder.resolve("id_user"), userKeys);
        server = LoopbackServer.start(hostKeys).authorize(userKeys);
        connections = connections(500, NO_HEARTBEAT);
    }

    @AfterEach
    void stop() throws Exception {
        connections.stop();
        server.close();
    }

    Connections connections(int most, Duration heartbeat) {
        return connections(most, heartbeat, new SystemTimer());
    }

    Connections connections(int most, Duration heartbeat, Timer timer) {
        return new Connections(
                new Identities(folder.resolve("no-defaults")), most, heartbeat, Duration.ofSeconds(60), timer);
    }

    SshTarget pinned() {
        return server.target(userKey, server.hostKey(0));
    }

    Remote connect() {
        return connections.connect(pinned(), PATIENCE);
    }

    static RemoteCommand sh(String script) {
        return RemoteCommand.of("sh", "-c", script);
    }
}
