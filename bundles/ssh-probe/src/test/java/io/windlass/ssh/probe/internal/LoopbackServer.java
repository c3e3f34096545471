package io.windlass.ssh.probe.internal;

import io.windlass.api.host.HostId;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;

/** A real SSH server on loopback that counts. */
final class LoopbackServer implements AutoCloseable {

    static final String USER = "root";

    /** MINA tells every step. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.sshd");

    static {
        CHATTER.setLevel(Level.OFF);
    }

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger logins = new AtomicInteger();
    final AtomicInteger questions = new AtomicInteger();
    final List<Map<KexProposalOption, String>> proposals = new CopyOnWriteArrayList<>();

    volatile RequestHandler.Result answer = RequestHandler.Result.ReplySuccess;

    private final Set<HostKey> authorized = ConcurrentHashMap.newKeySet();
    private final List<KeyPair> hostKeys;
    private final SshServer server = SshServer.setUpDefaultServer();

    private LoopbackServer(int port, List<KeyPair> hostKeys) throws IOException {
        this.hostKeys = hostKeys;
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPublickeyAuthenticator((_, key, _) -> {
            logins.incrementAndGet();
            return authorized.contains(hostKey(key));
        });
        server.setGlobalRequestHandlers(List.<RequestHandler<ConnectionService>>of((_, _, _, _) -> {
            questions.incrementAndGet();
            return answer;
        }));
        server.addSessionListener(new Counting());
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.start();
    }

    static LoopbackServer start(KeyPair... hostKeys) throws IOException {
        return new LoopbackServer(0, Arrays.asList(hostKeys));
    }

    /** Starts another server in the place of a closed one, for the same users. */
    static LoopbackServer restart(LoopbackServer before, KeyPair... hostKeys) throws IOException {
        LoopbackServer again = new LoopbackServer(before.port(), Arrays.asList(hostKeys));
        again.authorized.addAll(before.authorized);
        return again;
    }

    LoopbackServer authorize(KeyPair keys) {
        authorized.add(hostKey(keys.getPublic()));
        return this;
    }

    static HostKey hostKey(PublicKey key) {
        return HostKey.parse(PublicKeyEntry.toString(key));
    }

    int port() {
        return server.getPort();
    }

    HostKey hostKey(int index) {
        return hostKey(hostKeys.get(index).getPublic());
    }

    SshTarget target(Path privateKey, HostKey... trusted) {
        SshEndpoint endpoint = new SshEndpoint("127.0.0.1", port(), USER, Optional.of(privateKey));
        return new SshTarget(HostId.random(), endpoint, List.of(trusted));
    }

    /** Closes the open connections without a word, as a crash would. */
    void dropConnections() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    int openConnections() {
        return server.getActiveSessions().size();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Counting implements SessionListener {

        @Override
        public void sessionEstablished(Session session) {
            connections.incrementAndGet();
        }

        @Override
        public void sessionNegotiationEnd(
                Session session,
                Map<KexProposalOption, String> clientProposal,
                Map<KexProposalOption, String> serverProposal,
                Map<KexProposalOption, String> negotiatedOptions,
                Throwable reason) {
            proposals.add(Map.copyOf(clientProposal));
        }
    }
}
