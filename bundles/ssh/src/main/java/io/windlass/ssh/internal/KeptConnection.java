package io.windlass.ssh.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one target from its first packet to its last: one attempt to open it, for which everybody waits who
 * wants it, then commands, then closed for ever.
 */
final class KeptConnection {

    /** OpenSSH's MaxSessions; its server refuses one more. */
    private static final int SESSIONS_AT_ONCE = 10;

    /** Users' programs may run for days; beyond so many they get another connection, so that commands need not wait. */
    private static final int PROGRAMS_AT_ONCE = 8;

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final SshTarget target;
    private final HostKeyPin pin;
    private final Owner owner;
    private final DirectSockets sockets = new DirectSockets();
    private final CompletableFuture<SSHClient> opening = new CompletableFuture<>();
    private final Semaphore sessions = new Semaphore(SESSIONS_AT_ONCE, true);
    private volatile @Nullable Heartbeat heartbeat;
    private volatile long lastUsed;

    private boolean closed;
    private boolean retired;
    private int users;
    private int programs;

    /** What a connection is wanted for. */
    enum Use {
        /** A command of the platform, which ends soon. */
        COMMAND,
        /** A program of a user, which ends when the user wants. */
        PROGRAM
    }

    /** Is told, outside of any lock of the connection's own. */
    interface Owner {

        /** Called when the connection is closed; more than once. */
        void closed(KeptConnection connection);

        /** Called when a connection may have become idle. */
        void released();

        /** Returns nanoseconds of which only differences mean something. */
        long now();
    }

    /** Nothing happens before {@link #open}. */
    KeptConnection(SshTarget target, Owner owner) {
        this.target = target;
        this.owner = owner;
        this.pin = new HostKeyPin(target.trusted());
        this.lastUsed = owner.now();
    }

    /** Starts the attempt; returns at once. */
    void open(Dialer dialer, Duration timeout, Duration heartbeatInterval) {
        Thread.ofVirtual().name("ssh-connect").start(() -> {
            try {
                SSHClient client = dial(dialer, timeout);
                client.getTransport().setDisconnectListener((_, _) -> Thread.startVirtualThread(this::close));
                heartbeat = new Heartbeat(client.getConnection(), heartbeatInterval, this::close);
                opening.complete(client);
            } catch (RuntimeException | Error e) {
                opening.completeExceptionally(e);
            }
            if (!isAlive()) {
                close();
            }
            // It may have been retired already, with users who wait for it.
            closeIfSpent();
        });
    }

    private SSHClient dial(Dialer dialer, Duration timeout) {
        try (Deadline deadline = new Deadline(timeout, sockets::close)) {
            try {
                return dialer.dial(target, timeout, pin, sockets);
            } catch (MachineException e) {
                throw deadline.passed() ? SshFailures.silent(target.endpoint(), timeout, e) : e;
            }
        }
    }

    /** Says whether this connection, open or about to be, is the one to give to whoever wants a target. */
    boolean serves(SshTarget wanted) {
        return leadsTo(wanted) && (!opening.isDone() || isUsable());
    }

    private boolean leadsTo(SshTarget wanted) {
        boolean believed = pin.seen()
                .map(key -> wanted.trusted().isEmpty() || wanted.trusted().contains(key))
                .orElseGet(() -> wanted.trusted().equals(target.trusted()));
        return believed && wanted.endpoint().equals(target.endpoint());
    }

    /** Keeps the connection from being taken for idle; false if it is closed, or has no room for this. */
    synchronized boolean reserve(Use use) {
        boolean program = use == Use.PROGRAM;
        if (closed || retired || (program && programs == PROGRAMS_AT_ONCE)) {
            return false;
        }
        users++;
        programs += program ? 1 : 0;
        return true;
    }

    /** Undoes one {@link #reserve}. */
    void release(Use use) {
        synchronized (this) {
            users--;
            programs -= use == Use.PROGRAM ? 1 : 0;
            lastUsed = owner.now();
        }
        closeIfSpent();
        owner.released();
    }

    /** Makes way for another connection: at once for another target, else when the last command has ended. */
    void replaceBy(SshTarget next) {
        if (leadsTo(next)) {
            retire();
        } else {
            close();
        }
    }

    /** Takes no further commands, and closes with the end of the last one. */
    void retire() {
        synchronized (this) {
            retired = true;
        }
        closeIfSpent();
    }

    /** Waits for the attempt, at most as long as given. */
    void awaitOpen(Duration timeout) {
        await(opening, timeout);
    }

    private <T> T await(CompletableFuture<T> result, Duration timeout) {
        try {
            return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw SshFailures.silent(target.endpoint(), timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SshFailures.interrupted(target.endpoint(), e);
        } catch (ExecutionException e) {
            // Each waiting thread gets an exception of its own, with its own stack.
            if (e.getCause() instanceof MachineException known) {
                throw new MachineException(known.code(), known.text(), known.hint(), known);
            }
            throw new MachineException(StandardErrorCode.INTERNAL_ERROR, "The SSH client failed.", "", e);
        }
    }

    /** Returns the key which the server showed; call it only when the connection has been open. */
    HostKey hostKey() {
        return pin.seen().orElseThrow(() -> new IllegalStateException("not open"));
    }

    /**
     * Opens a session on the open and reserved connection; waits while there are as many as there may be.
     *
     * @return empty if the connection turned out to be dead, in which case no command has reached the host
     */
    Optional<Lease> session(Use use, Duration timeout) {
        try {
            if (!sessions.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw SshFailures.noSession(target.endpoint(), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SshFailures.interrupted(target.endpoint(), e);
        }
        CompletableFuture<Optional<Lease>> opened = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("ssh-session")
                .start(() -> openSession(opened, use, System.nanoTime() + timeout.toNanos()));
        try {
            return await(opened, timeout);
        } catch (MachineException e) {
            // A session that opens from now on belongs to nobody; one that has just opened is ended here.
            if (!opened.completeExceptionally(e) && !opened.isCompletedExceptionally()) {
                opened.join().ifPresent(Lease::end);
            }
            throw e;
        }
    }

    /** Completes what is given, which may have been given up meanwhile. */
    private void openSession(CompletableFuture<Optional<Lease>> opened, Use use, long end) {
        Optional<Lease> lease = Optional.empty();
        try {
            lease = Optional.of(new Lease(this, use, startSession(end)));
        } catch (OpenFailException | InterruptedException e) {
            opened.completeExceptionally(SshFailures.noSession(target.endpoint(), e));
        } catch (IOException | SSHRuntimeException | IllegalStateException dead) {
            close();
        }
        if (lease.isEmpty()) {
            endSession();
        }
        if (!opened.complete(lease)) {
            lease.ifPresent(Lease::end);
        }
    }

    /** OpenSSH counts a session until it has reaped its process, a moment longer than the session lasts for us. */
    private SessionChannel startSession(long end) throws IOException, InterruptedException {
        while (true) {
            try {
                return (SessionChannel) opening.resultNow().startSession();
            } catch (OpenFailException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    void endSession() {
        sessions.release();
    }

    synchronized boolean isIdle() {
        return users == 0;
    }

    long lastUsed() {
        return lastUsed;
    }

    SshTarget target() {
        return target;
    }

    /** Closes the connection unless somebody uses it, or has done so more recently than given. */
    void closeIfIdleFor(Duration time) {
        synchronized (this) {
            if (users > 0 || owner.now() - lastUsed < time.toNanos()) {
                return;
            }
            closed = true;
        }
        close();
    }

    private void closeIfSpent() {
        boolean spent;
        synchronized (this) {
            spent = retired && users == 0;
        }
        if (spent) {
            close();
        }
    }

    /** Ends everything at once; never waits for the other side. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        opening.completeExceptionally(SshFailures.closed(target.endpoint()));
        sockets.close();
        Heartbeat beating = heartbeat;
        if (beating != null) {
            beating.close();
        }
        owner.closed(this);
    }

    private synchronized boolean isUsable() {
        return !retired && isAlive();
    }

    private synchronized boolean isAlive() {
        return !closed
                && opening.isDone()
                && !opening.isCompletedExceptionally()
                && opening.resultNow().isConnected();
    }
}
