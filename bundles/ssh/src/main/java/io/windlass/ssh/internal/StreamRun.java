package io.windlass.ssh.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.host.SshEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Runs a user's command line and passes the bytes through as they come. */
final class StreamRun {

    private static final int PIECE = 32 * 1024;

    private final CompletableFuture<Optional<Integer>> end = new CompletableFuture<>();
    private final SshEndpoint endpoint;
    private final InputStream input;
    private final OutputStream output;
    private final OutputStream errors;

    StreamRun(SshEndpoint endpoint, InputStream input, OutputStream output, OutputStream errors) {
        this.endpoint = endpoint;
        this.input = input;
        this.output = output;
        this.errors = errors;
    }

    /** Starts it and waits for its end. */
    int run(Start start) {
        // On threads of their own: one may hang in the caller's streams or in the host's when the end has come.
        BackgroundTask.start("ssh-command", () -> exchange(start));
        try {
            return end.get().orElseThrow(() -> SshFailures.noExitStatus(endpoint));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SshFailures.interrupted(endpoint, e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case MachineException known -> known;
                case OwnStreamFailure own -> SshFailures.ownStreamFailed(endpoint, own);
                case null, default -> SshFailures.broken(endpoint, e);
            };
        }
    }

    private boolean exchange(Start start) {
        try {
            Lease.Execution execution = start.start();
            BackgroundTask.start("ssh-input", () -> feed(execution));
            BackgroundTask<Boolean> errorsPassed =
                    BackgroundTask.start("ssh-errors", () -> pass(execution.errors(), errors));
            pass(execution.output(), output);
            errorsPassed.join();
            return end.complete(execution.exitStatus());
        } catch (IOException | RuntimeException e) {
            return end.completeExceptionally(e);
        }
    }

    private boolean feed(Lease.Execution execution) {
        try {
            return execution.send(input);
        } catch (IOException e) {
            return end.completeExceptionally(new OwnStreamFailure(e));
        }
    }

    /** Passes bytes on; when nobody wants them any more they are read and dropped, so that the host never waits. */
    private boolean pass(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[PIECE];
        int length = from.read(piece);
        while (length >= 0) {
            if (!end.isDone()) {
                deliver(piece, length, to);
            }
            length = from.read(piece);
        }
        return !end.isDone();
    }

    private void deliver(byte[] piece, int length, OutputStream to) {
        try {
            to.write(piece, 0, length);
            to.flush();
        } catch (IOException e) {
            end.completeExceptionally(new OwnStreamFailure(e));
        }
    }

    /** Starts what is run; a failure means that the host did not. */
    interface Start {
        Lease.Execution start() throws IOException;
    }

    /** One of the caller's own streams failed, not the connection. */
    private static final class OwnStreamFailure extends IOException {

        private static final long serialVersionUID = 1L;

        OwnStreamFailure(IOException cause) {
            super(cause);
        }
    }
}
