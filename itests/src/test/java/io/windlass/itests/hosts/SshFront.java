package io.windlass.itests.hosts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.global.NoMoreSessionsHandler;

/** The one SSH server that stands behind all fake hosts: by the address to which a visitor came it knows whose it is. */
final class SshFront implements Listening, AutoCloseable {
    /** MINA tells every step. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.sshd");

    static {
        CHATTER.setLevel(Level.SEVERE);
    }

    private final Registry hosts;
    private final Server server = new Server();
    private final IoAcceptor acceptor;

    SshFront(Registry hosts, ExecutorService threads) {
        this.hosts = hosts;
        ServerBuilder.builder()
                .factory(() -> server)
                .keyExchangeFactories(NamedFactory.setUpTransformedFactories(
                        false,
                        List.of(
                                BuiltinDHFactories.curve25519,
                                BuiltinDHFactories.curve25519_libssh,
                                BuiltinDHFactories.mlkem768x25519,
                                BuiltinDHFactories.ecdhp256),
                        ServerBuilder.DH2KEX))
                // As sshd, which knows no keepalive@openssh.com and therefore answers that it failed.
                .globalRequestHandlers(List.of(NoMoreSessionsHandler.INSTANCE))
                .build();
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setKeyPairProvider(new HostKeyOfAddress());
        server.setPublickeyAuthenticator(
                (user, key, session) -> hosts.require(session.getLocalAddress()).authenticate(HostKeys.text(key)));
        server.addSessionListener(new LoginCounter());
        server.setCommandFactory((channel, line) ->
                new Execution(hosts.require(channel.getSession().getLocalAddress()), threads, line));
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.SOCKET_BACKLOG.set(server, 4096);
        // The default takes 32 KiB for each connection, and hosts are sent little.
        CoreModuleProperties.NIO2_READ_BUFFER_SIZE.set(server, 2048);
        acceptor = server.open(hosts);
    }

    @Override
    public InetSocketAddress listen(InetSocketAddress address) throws IOException {
        acceptor.bind(address);
        return address.getPort() > 0
                ? address
                : (InetSocketAddress) acceptor.getBoundAddresses().iterator().next();
    }

    @Override
    public void unlisten(InetSocketAddress address) {
        acceptor.unbind(address);
    }

    @Override
    public void close() throws IOException {
        server.close(true).await();
    }

    /** The host key that the visitor is to see. */
    private final class HostKeyOfAddress implements KeyPairProvider {
        @Override
        public Iterable<KeyPair> loadKeys(SessionContext session) {
            return List.of(hosts.require(session.getLocalAddress()).keys());
        }

        @Override
        public Iterable<String> getKeyTypes(SessionContext session) {
            return List.of(KeyPairProvider.SSH_ED25519);
        }
    }

    /** A key is looked at twice in one login, so that is no place to count. */
    private final class LoginCounter implements SessionListener {
        @Override
        public void sessionEvent(Session session, Event event) {
            if (event == Event.Authenticated) {
                hosts.require(session.getLocalAddress()).loggedIn();
            }
        }
    }

    /** MINA's server binds one port when it starts; this one none. */
    private static final class Server extends SshServer {
        IoAcceptor open(Registry hosts) {
            checkConfig();
            setSessionFactory(createSessionFactory());
            // Without the periodic look for sessions that are idle: they are what this is for.
            acceptor = getIoServiceFactory().createAcceptor(new Gate(getSessionFactory(), hosts));
            return Objects.requireNonNull(acceptor);
        }
    }
}
