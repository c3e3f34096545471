package io.windlass.ssh.probe.internal;

import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.jspecify.annotations.Nullable;

/** Connects, checks the host key and logs in; once, blocking, and so many at the same time and no more. */
final class Dialer {

    private final Identities identities;
    private final Semaphore attempts;

    /** Guarded by this object, as is what follows. Made for the first host: a daemon without any is not to pay for it. */
    private @Nullable SshClient client;

    private boolean stopped;

    /** Room for one attempt, until it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    Dialer(Identities identities, int atOnce) {
        this.identities = identities;
        this.attempts = new Semaphore(Math.max(1, atOnce), true);
    }

    /** Waits until there is room for one more attempt; ends early, with an exception, when the thread is interrupted. */
    Turn awaitTurn(SshEndpoint endpoint, Deadline deadline) {
        try {
            if (!attempts.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw SshFailures.notTried(endpoint, deadline.given());
            }
            return attempts::release;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SshFailures.interrupted(endpoint, e);
        }
    }

    /** Ends early, with an exception, when the thread is interrupted. */
    ClientSession dial(SshTarget target, HostKeyPin pin, Deadline deadline) {
        try {
            return open(target.endpoint(), pin, deadline);
        } catch (IOException e) {
            throw pin.refused()
                    .map(shown -> SshFailures.hostKeyChanged(target, shown))
                    .orElseGet(() -> SshFailures.unreachable(target.endpoint(), e));
        }
    }

    /** Ends all threads and connections of MINA, and waits for that. */
    void stop() {
        SshClient running;
        synchronized (this) {
            stopped = true;
            running = client;
        }
        if (running != null) {
            running.stop();
        }
    }

    private synchronized SshClient client(SshEndpoint endpoint) {
        if (stopped) {
            throw SshFailures.closed(endpoint);
        }
        SshClient running = client;
        if (running == null) {
            Cryptography.useJdk();
            running = MinaClient.started();
            client = running;
        }
        return running;
    }

    private ClientSession open(SshEndpoint endpoint, HostKeyPin pin, Deadline deadline) throws IOException {
        SshClient running = client(endpoint);
        List<Identity> keys = identities.of(endpoint);
        ClientSession session = connect(running, endpoint, pin, deadline);
        boolean loggedIn = false;
        try {
            logIn(session, endpoint, keys, deadline);
            loggedIn = true;
            return session;
        } finally {
            if (!loggedIn) {
                session.close(true);
            }
        }
    }

    private static ClientSession connect(SshClient client, SshEndpoint endpoint, HostKeyPin pin, Deadline deadline)
            throws IOException {
        String address = InetAddress.getByName(endpoint.address()).getHostAddress();
        HostConfigEntry entry = new HostConfigEntry("", address, endpoint.port(), endpoint.user());
        ConnectFuture connecting = client.connect(entry, pin.attached(), null);
        boolean inTime = false;
        try {
            inTime = connecting.await(deadline.left());
        } finally {
            if (!inTime) {
                // What has connected in this very moment is closed by it, too.
                connecting.cancel();
            }
        }
        if (!inTime) {
            throw SshFailures.silent(endpoint, deadline.given());
        }
        Throwable failure = connecting.getException();
        if (failure != null) {
            throw new IOException(failure);
        }
        return connecting.getClientSession();
    }

    private static void logIn(ClientSession session, SshEndpoint endpoint, List<Identity> keys, Deadline deadline)
            throws IOException {
        Refusals refusals = new Refusals();
        session.setPublicKeyAuthenticationReporter(refusals);
        keys.forEach(key -> session.addPublicKeyIdentity(key.keys()));
        AuthFuture login = session.auth();
        if (!login.await(deadline.left())) {
            throw SshFailures.silent(endpoint, deadline.given());
        }
        Throwable failure = login.getException();
        if (failure == null) {
            // The private key has done its work.
            keys.forEach(key -> session.removePublicKeyIdentity(key.keys()));
            return;
        }
        // A server may hang up on us for having tried one key too many.
        if (refusals.any() || isRefusal(failure)) {
            throw SshFailures.refused(
                    endpoint, keys.stream().map(Identity::file).toList());
        }
        throw new IOException(failure);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }
}
