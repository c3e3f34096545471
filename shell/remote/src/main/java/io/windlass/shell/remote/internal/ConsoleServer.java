package io.windlass.shell.remote.internal;

import io.windlass.shell.commands.CommandRunner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.server.session.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SSH server: public keys in, our shell out, and nothing else of what SSH can do. */
final class ConsoleServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
    private static final int WINDOW = 128 * 1024;

    private final SshServer server;
    private final Thread sweeper;

    /**
     * Bounds.
     *
     * @param sessions how many may be logged in, how many may be about to, and how many commands may run
     * @param idle after which time without activity somebody is logged out
     * @param sweep how often that is looked at
     */
    record Limits(int sessions, Duration idle, Duration sweep) {
        Limits {
            if (sessions < 1 || idle.isZero() || idle.isNegative()) {
                throw new IllegalArgumentException(
                        "maxSessions and idleSeconds in " + RemoteSettings.PID + " must be at least 1");
            }
        }
    }

    /**
     * Where things are.
     *
     * @param address where to listen
     * @param port likewise; 0 for any
     * @param hostKey the console's own key
     * @param authorizedKeys who may log in
     */
    record Places(String address, int port, Path hostKey, Path authorizedKeys) {}

    private ConsoleServer(SshServer server, Logins logins, Limits limits) {
        this.server = server;
        this.sweeper = Thread.ofVirtual().name("console-sweeper").unstarted(() -> sweep(logins, limits));
    }

    static ConsoleServer start(Limits limits, Places places, CommandRunner runner) throws IOException {
        Cryptography.useJdk();
        KeyPair hostKey = HostKeyFile.readOrMake(places.hostKey());
        String owner = ProcessHandle.current().info().user().orElse(System.getProperty("user.name", ""));
        InstantSource clock = InstantSource.system();
        Logins logins = new Logins(
                new AuthorizedKeys(places.authorizedKeys(), owner), new LoginBackoff(clock), limits.sessions(), clock);
        SshServer server = Algorithms.server();
        server.setHost(places.address());
        server.setPort(places.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        allowOnlyCommands(server);
        limit(server, limits);
        server.setPublickeyAuthenticator(logins);
        server.addSessionListener(logins);
        ConsoleCommands commands = new ConsoleCommands(runner, new Semaphore(limits.sessions()), clock);
        server.setShellFactory(_ -> commands.shell());
        server.setCommandFactory((_, line) -> commands.line(line));
        try {
            server.start();
        } catch (IOException | UnresolvedAddressException e) {
            throw new IOException(
                    "The console cannot listen on " + places.address() + " port " + places.port() + ": "
                            + e.getMessage() + ". See etc/" + RemoteSettings.PID + ".cfg.",
                    e);
        }
        ConsoleServer console = new ConsoleServer(server, logins, limits);
        console.sweeper.start();
        LOG.info("The console listens on {} port {}", places.address(), console.port());
        return console;
    }

    private static void allowOnlyCommands(SshServer server) {
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setSubsystemFactories(List.of());
        server.setChannelFactories(List.of(ConsoleChannel.FACTORY));
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setGlobalRequestHandlers(List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
    }

    private static void limit(SshServer server, Limits limits) {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "Windlass");
        CoreModuleProperties.AUTH_TIMEOUT.set(server, Duration.ofSeconds(30));
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, 10);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, 10);
        CoreModuleProperties.WINDOW_SIZE.set(server, (long) WINDOW);
        CoreModuleProperties.SOCKET_KEEPALIVE.set(server, true);
        // Keep-alive messages are no activity: we look at that ourselves.
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, Duration.ZERO);
        // Whoever stops the output for a while finds it where it was.
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(server, limits.idle());
        server.setSessionFactory(new SessionFactory(server));
    }

    int port() {
        return server.getBoundAddresses().stream()
                .map(InetSocketAddress.class::cast)
                .findFirst()
                .orElseThrow()
                .getPort();
    }

    private static void sweep(Logins logins, Limits limits) {
        try {
            while (true) {
                Thread.sleep(limits.sweep());
                logins.sweep(limits.idle());
            }
        } catch (InterruptedException e) {
            LOG.debug("the console ends");
        }
    }

    @Override
    public void close() throws IOException {
        sweeper.interrupt();
        server.stop(true);
    }
}
