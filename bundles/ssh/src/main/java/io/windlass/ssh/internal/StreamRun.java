package io.windlass.ssh.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.host.SshEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a user's command line and passes the bytes through as they come. */
final class StreamRun {

    private static final int PIECE = 32 * 1024;

    /** The first failure of one of the caller's own streams; it ends the command. */
    private final AtomicReference<@Nullable IOException> ownFailure = new AtomicReference<>();

    private final SshEndpoint endpoint;
    private final Lease lease;

    StreamRun(SshEndpoint endpoint, Lease lease) {
        this.endpoint = endpoint;
        this.lease = lease;
    }

    int run(String commandLine, InputStream input, OutputStream output, OutputStream errors) {
        try {
            Lease.Execution execution = lease.execute(commandLine);
            // Nobody waits for this one: it may hang in the caller's stream long after the command has ended.
            BackgroundTask.start("ssh-input", () -> feed(execution, input));
            BackgroundTask<Void> errorsPassed =
                    BackgroundTask.start("ssh-errors", () -> pass(execution.errors(), errors));
            pass(execution.output(), output);
            errorsPassed.join();
            Optional<Integer> status = execution.exitStatus();
            return status.orElseThrow(() -> SshFailures.noExitStatus(endpoint));
        } catch (IOException e) {
            throw orOwnFailure(SshFailures.broken(endpoint, e));
        } catch (MachineException e) {
            throw orOwnFailure(e);
        }
    }

    private @Nullable Void feed(Lease.Execution execution, InputStream input) {
        try {
            execution.send(input);
        } catch (IOException e) {
            fail(e);
        }
        return null;
    }

    private @Nullable Void pass(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
            try {
                to.write(piece, 0, length);
                to.flush();
            } catch (IOException e) {
                fail(e);
                break;
            }
        }
        return null;
    }

    private void fail(IOException failure) {
        ownFailure.compareAndSet(null, failure);
        lease.abort();
    }

    private MachineException orOwnFailure(MachineException failure) {
        IOException own = ownFailure.get();
        return own == null ? failure : SshFailures.ownStreamFailed(endpoint, own);
    }
}
