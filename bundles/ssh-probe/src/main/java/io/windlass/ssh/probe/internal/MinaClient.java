package io.windlass.ssh.probe.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.AbstractIoServiceFactoryFactory;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.random.JceRandomFactory;
import org.apache.sshd.common.random.SingletonRandomFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.session.helpers.AbstractSessionFactory;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/** MINA's client, set up to hold many idle connections: no channels, no agent, no user's configuration, no timers. */
final class MinaClient extends SshClient {

    /** Key exchanges are computed on these, so they also bound what connecting may take of the processor. */
    private static final int WORKERS = 2;

    /** One per connection is allocated for good. What is longer is read in pieces. */
    private static final int READ_BUFFER = 512;

    private MinaClient() {}

    static SshClient started() {
        SshClient client = Algorithms.offeredBy(ClientBuilder.builder())
                .factory(MinaClient::new)
                .randomFactory(new SingletonRandomFactory(JceRandomFactory.INSTANCE))
                .channelFactories(List.of())
                .globalRequestHandlers(List.of())
                .forwardingFilter(RejectAllForwardingFilter.INSTANCE)
                .hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
                .serverKeyVerifier((session, _, key) -> HostKeyPin.of(session.getConnectionContext())
                        .filter(pin -> pin.verify(key))
                        .isPresent())
                .build();
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setIoServiceFactoryFactory(new Io());
        client.addSessionListener(new KnownKeysFirst());
        CoreModuleProperties.CLIENT_IDENTIFICATION.set(client, "Windlass");
        CoreModuleProperties.NIO_WORKERS.set(client, WORKERS);
        CoreModuleProperties.NIO2_READ_BUFFER_SIZE.set(client, READ_BUFFER);
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        // Each attempt has its own deadline, and idle is what these connections are meant to be.
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        // By volume only, as OpenSSH: ten thousand new key exchanges each hour would protect nothing.
        CoreModuleProperties.REKEY_TIME_LIMIT.set(client, Duration.ZERO);
        client.start();
        return client;
    }

    /** MINA would look at each connection once a second. */
    @Override
    protected void setupSessionTimeout(AbstractSessionFactory<?, ?> sessionFactory) {}

    @Override
    public String toString() {
        return "ssh-probe";
    }

    /** For each attempt to connect, MINA blocks a thread; in its own small pool a few dead hosts would stop all others. */
    private static final class Io extends AbstractIoServiceFactoryFactory {

        Io() {
            super(null);
        }

        @Override
        public IoServiceFactory create(FactoryManager manager) {
            return new Nio2ServiceFactory(
                    manager, null, new NoCloseExecutor(Executors.newVirtualThreadPerTaskExecutor()));
        }
    }

    private static final class KnownKeysFirst implements SessionListener {

        @Override
        public void sessionCreated(Session session) {
            if (session instanceof ClientSession client) {
                HostKeyPin.of(client.getConnectionContext())
                        .ifPresent(pin -> client.setSignatureFactories(Algorithms.preferring(pin.trusted())));
            }
        }
    }
}
