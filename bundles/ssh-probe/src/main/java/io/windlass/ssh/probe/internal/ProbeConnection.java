package io.windlass.ssh.probe.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * A connection to one target from its first packet to its last: one attempt to open it, for which everybody waits who
 * probes the host meanwhile, then questions whether the server is there, then closed for ever.
 */
final class ProbeConnection {

    private static final String QUESTION = "keepalive@openssh.com";

    private final CompletableFuture<ClientSession> opening = new CompletableFuture<>();
    private final SshTarget target;
    private final HostKeyPin pin;
    private final Owner owner;
    private final Thread attempt;

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean begun;

    /** Is told, outside of any lock of the connection's own. */
    interface Owner {

        /**
         * Called once, when the connection, or the attempt to open it, has ended.
         *
         * @param lost whether it was open and ended other than by {@link ProbeConnection#close}
         */
        void ended(ProbeConnection connection, boolean lost);
    }

    /** Nothing happens before {@link #open}. */
    ProbeConnection(SshTarget target, Owner owner, Dialer dialer, Deadline deadline) {
        this.target = target;
        this.owner = owner;
        pin = new HostKeyPin(target.trusted());
        attempt = Thread.ofVirtual().name("ssh-probe").unstarted(() -> dial(dialer, deadline));
    }

    /** Starts the attempt; returns at once. */
    void open() {
        attempt.start();
    }

    SshTarget target() {
        return target;
    }

    /** Says whether this connection, open or about to be, is the one for whoever wants to probe a target. */
    boolean serves(SshTarget wanted) {
        boolean believed = pin.seen()
                .map(wanted.trusted()::contains)
                .orElseGet(() -> wanted.trusted().equals(target.trusted()));
        return believed && wanted.endpoint().equals(target.endpoint()) && !isOver();
    }

    /**
     * Waits until the server has proved to be alive: by letting us in, or by an answer where we are in.
     *
     * @return false if the connection turned out to be closed, in which case nothing is known
     */
    boolean probe(Deadline deadline) {
        if (opening.isDone()) {
            return ask(await(deadline), deadline);
        }
        await(deadline);
        return true;
    }

    /** Ends everything at once; never waits for the other side. */
    void close() {
        if (opening.completeExceptionally(SshFailures.closed(target.endpoint()))) {
            attempt.interrupt();
            end(false);
        } else if (!opening.isCompletedExceptionally()) {
            ClientSession session = opening.resultNow();
            // It may have broken a moment ago, with the word of it still on its way.
            end(!session.isOpen());
            session.close(true);
        }
    }

    private boolean isOver() {
        return ended.get()
                || opening.isCompletedExceptionally()
                || (opening.isDone() && !opening.resultNow().isOpen());
    }

    private void end(boolean lost) {
        if (ended.compareAndSet(false, true)) {
            owner.ended(this, lost);
        }
    }

    private void dial(Dialer dialer, Deadline deadline) {
        try (Dialer.Turn _ = dialer.awaitTurn(target.endpoint(), deadline)) {
            begun = true;
            ClientSession session = dialer.dial(target, pin, deadline);
            if (opening.complete(session)) {
                // Called at once if it has closed by now.
                session.addCloseFutureListener(_ -> end(true));
            } else {
                session.close(true);
            }
        } catch (MachineException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            fail(SshFailures.failed(target.endpoint(), e));
        }
    }

    private void fail(MachineException failure) {
        // First, so that whoever is told and tries again gets another connection.
        end(false);
        opening.completeExceptionally(failure);
    }

    private ClientSession await(Deadline deadline) {
        try {
            return opening.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw begun
                    ? SshFailures.silent(target.endpoint(), deadline.given())
                    : SshFailures.notTried(target.endpoint(), deadline.given());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SshFailures.interrupted(target.endpoint(), e);
        } catch (ExecutionException e) {
            // Each waiting thread gets an exception of its own, with its own stack.
            if (e.getCause() instanceof MachineException known) {
                throw new MachineException(known.code(), known.text(), known.hint(), known);
            }
            throw SshFailures.failed(target.endpoint(), e);
        }
    }

    /** Servers refuse what they do not know, and that is an answer too. */
    private boolean ask(ClientSession session, Deadline deadline) {
        try {
            Buffer question = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
            question.putString(QUESTION);
            question.putBoolean(true);
            session.request(QUESTION, question, deadline.left());
            return true;
        } catch (SocketTimeoutException e) {
            session.close(true);
            throw SshFailures.unanswered(target.endpoint(), deadline.given(), e);
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw SshFailures.interrupted(target.endpoint(), e);
        } catch (IOException closed) {
            session.close(true);
            return false;
        }
    }
}
