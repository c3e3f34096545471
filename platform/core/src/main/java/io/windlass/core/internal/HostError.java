package io.windlass.core.internal;

import io.windlass.api.error.ErrorCode;
import io.windlass.api.error.ErrorKind;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure as it travels between actors: no class of a driver, nothing that a wire could not carry.
 *
 * @param code the error code's name
 * @param kind the error code's kind
 * @param retryable whether the same may succeed later
 * @param message what went wrong
 * @param hint what the reader can do about it
 */
record HostError(String code, ErrorKind kind, boolean retryable, String message, String hint) {

    private static final Logger LOG = LoggerFactory.getLogger(HostError.class);

    private record ReportedCode(String name, ErrorKind kind, boolean retryable) implements ErrorCode {}

    /** Of whoever waits for a host whose actor has come to an end, or begins again. */
    static HostError supervision(String host, String reason) {
        return of(
                StandardErrorCode.INTERNAL_ERROR,
                "The supervision of host \"" + host + "\" " + reason + ".",
                "The daemon's log has the details.");
    }

    static HostError of(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof MachineException e) {
            return new HostError(e.code().name(), e.code().kind(), e.code().retryable(), e.text(), e.hint());
        }
        LOG.error("A defect, or a bundle that went away", cause);
        return new HostError(
                StandardErrorCode.INTERNAL_ERROR.name(),
                ErrorKind.INTERNAL,
                false,
                "Windlass failed: " + cause.getClass().getSimpleName() + ".",
                "The daemon's log has the details.");
    }

    static HostError of(StandardErrorCode code, String message, String hint) {
        return new HostError(code.name(), code.kind(), code.retryable(), message, hint);
    }

    HostError overdue(Step.Await await, String host) {
        return new HostError(
                code,
                kind,
                retryable,
                await.what() + " took longer than " + await.deadline().toSeconds() + " s on \"" + host
                        + "\". Last error: " + message,
                hint);
    }

    HostError prefixed(String prefix) {
        return new HostError(code, kind, retryable, prefix + message, hint);
    }

    MachineException toException() {
        ErrorCode known = Arrays.stream(StandardErrorCode.values())
                .filter(standard -> standard.name().equals(code))
                .map(ErrorCode.class::cast)
                .findFirst()
                .orElseGet(() -> new ReportedCode(code, kind, retryable));
        return new MachineException(known, message, hint);
    }

    Failure toFailure() {
        return new Failure(code, message, hint);
    }
}
