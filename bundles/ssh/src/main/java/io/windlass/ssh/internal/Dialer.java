package io.windlass.ssh.internal;

import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** Connects, checks the host key and logs in; once, blocking. */
final class Dialer {

    /** After this a server that says nothing to a request is taken for dead. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

    private final Identities identities;

    Dialer(Identities identities) {
        this.identities = identities;
    }

    /** Whoever calls ends this from outside when time is up, by closing the socket. */
    SSHClient dial(SshTarget target, Duration timeout, HostKeyPin pin, SocketFactory sockets) {
        SshEndpoint endpoint = target.endpoint();
        List<Identity> keys = identities.of(endpoint);
        SSHClient client = new SSHClient(Algorithms.offered());
        int milliseconds = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
        client.setSocketFactory(sockets);
        client.setConnectTimeout(milliseconds);
        client.getTransport().setTimeoutMs(milliseconds);
        client.getConnection().setTimeoutMs((int) LONGEST_ANSWER.toMillis());
        client.addHostKeyVerifier(pin);
        try {
            client.connect(endpoint.address(), endpoint.port());
            logIn(client, endpoint, keys);
            return client;
        } catch (IOException | SSHRuntimeException | IllegalStateException e) {
            throw pin.refused()
                    .map(shown -> SshFailures.hostKeyChanged(target, shown))
                    .orElseGet(() -> SshFailures.unreachable(endpoint, e));
        }
    }

    private static void logIn(SSHClient client, SshEndpoint endpoint, List<Identity> keys) throws IOException {
        boolean refused = false;
        try {
            for (Identity key : keys) {
                AuthPublickey method = new AuthPublickey(new KeyPairWrapper(key.keys()));
                method.setLoggerFactory(Algorithms.offered().getLoggerFactory());
                if (authenticate(client, endpoint.user(), method)) {
                    return;
                }
                refused = true;
            }
        } catch (UserAuthException e) {
            // A server may hang up on us for having tried one key too many.
            if (!refused) {
                throw e;
            }
        }
        throw SshFailures.refused(endpoint, keys.stream().map(Identity::file).toList());
    }

    private static boolean authenticate(SSHClient client, String user, AuthPublickey method) throws IOException {
        Service connection = (Service) client.getConnection();
        return client.getUserAuth()
                .authenticate(user, connection, method, client.getTransport().getTimeoutMs());
    }
}
