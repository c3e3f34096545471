package io.windlass.ssh.internal;

import io.windlass.api.host.HostId;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/** A real SSH server on loopback that gives each command to {@code sh}, and counts. */
final class LoopbackServer implements AutoCloseable {

    static final String USER = "root";

    /** MINA tells every step. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.sshd");

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    final List<String> commands = new CopyOnWriteArrayList<>();
    /** Of the commands that have begun; a terminal's size in there follows the client's. */
    final List<Environment> environments = new CopyOnWriteArrayList<>();

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger logins = new AtomicInteger();

    private final Set<HostKey> authorized = ConcurrentHashMap.newKeySet();
    private final List<KeyPair> hostKeys;
    private final SshServer server = SshServer.setUpDefaultServer();

    private volatile UnaryOperator<String> rewriting = UnaryOperator.identity();

    private LoopbackServer(int port, List<KeyPair> hostKeys) throws IOException {
        this.hostKeys = hostKeys;
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPublickeyAuthenticator((user, key, session) -> {
            logins.incrementAndGet();
            return authorized.contains(HostKeys.of(key));
        });
        server.setCommandFactory((channel, line) -> {
            commands.add(line);
            return new ShCommand(rewriting.apply(line), environments::add);
        });
        server.setShellFactory(channel -> new ShCommand("sh", environments::add));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionEstablished(Session session) {
                connections.incrementAndGet();
            }
        });
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.start();
    }

    static LoopbackServer start(KeyPair... hostKeys) throws IOException {
        return new LoopbackServer(0, Arrays.asList(hostKeys));
    }

    static LoopbackServer restart(LoopbackServer before, KeyPair... hostKeys) throws IOException {
        LoopbackServer again = new LoopbackServer(before.port(), Arrays.asList(hostKeys));
        again.authorized.addAll(before.authorized);
        return again;
    }

    LoopbackServer authorize(KeyPair keys) {
        authorized.add(HostKeys.of(keys.getPublic()));
        return this;
    }

    /** Runs something else than was asked for, in the place of programs that are not there. */
    void rewrite(UnaryOperator<String> change) {
        rewriting = change;
    }

    /** Refuses every terminal from now on. */
    void withoutTerminals() {
        server.setChannelFactories(List.of(new ChannelSessionFactory() {
            @Override
            public Channel createChannel(Session session) {
                return new ChannelSession() {
                    @Override
                    protected RequestHandler.Result handlePtyReq(Buffer buffer, boolean wantReply) {
                        return RequestHandler.Result.ReplyFailure;
                    }
                };
            }
        }));
    }

    int port() {
        return server.getPort();
    }

    HostKey hostKey(int index) {
        return HostKeys.of(hostKeys.get(index).getPublic());
    }

    SshEndpoint endpoint(Path privateKey) {
        return new SshEndpoint("127.0.0.1", port(), USER, Optional.of(privateKey));
    }

    SshTarget target(Path privateKey, HostKey... trusted) {
        return new SshTarget(HostId.random(), endpoint(privateKey), List.of(trusted));
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
}
