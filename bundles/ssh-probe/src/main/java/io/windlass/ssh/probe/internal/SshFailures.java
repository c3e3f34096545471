package io.windlass.ssh.probe.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.SshTarget;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of what a probe can find; those of the command connections where they find the same. */
final class SshFailures {

    private static final int LONGEST_REASON = 300;

    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]+");

    private static final String LOOK_AT_SSHD = "Check that the host is up, that sshd runs and that the port is open.";

    private SshFailures() {}

    static MachineException unreachable(SshEndpoint endpoint, Throwable cause) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "No SSH connection to " + place(endpoint) + ": " + reason(cause) + ".",
                LOOK_AT_SSHD,
                cause);
    }

    static MachineException silent(SshEndpoint endpoint, Duration timeout) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "No SSH connection to " + place(endpoint) + " within " + seconds(timeout) + ".",
                LOOK_AT_SSHD);
    }

    static MachineException unanswered(SshEndpoint endpoint, Duration timeout, Throwable cause) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "The SSH server at " + place(endpoint) + " did not answer on its open connection within "
                        + seconds(timeout) + ".",
                LOOK_AT_SSHD,
                cause);
    }

    static MachineException lost(SshEndpoint endpoint) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "The SSH server at " + place(endpoint) + " closes each connection right after the login.",
                "Its own log says why.");
    }

    /** Nothing is known of the host then, so it is not called unreachable. */
    static MachineException notTried(SshEndpoint endpoint, Duration timeout) {
        return new MachineException(
                StandardErrorCode.TIMEOUT,
                place(endpoint) + " was not probed within " + seconds(timeout)
                        + " because too many connections are in the making.",
                "The setting connectsAtOnce of io.windlass.ssh.probe says how many there may be.");
    }

    static MachineException interrupted(SshEndpoint endpoint, Throwable cause) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE, "Waiting for " + place(endpoint) + " was interrupted.", "", cause);
    }

    static MachineException closed(SshEndpoint endpoint) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "The SSH connection to " + place(endpoint) + " was closed from this side.",
                "");
    }

    static MachineException failed(SshEndpoint endpoint, Throwable cause) {
        return new MachineException(
                StandardErrorCode.INTERNAL_ERROR, "The SSH client failed for " + place(endpoint) + ".", "", cause);
    }

    static MachineException notPinned(SshEndpoint endpoint) {
        return new MachineException(
                StandardErrorCode.INTERNAL_ERROR,
                "No host key of " + place(endpoint) + " is pinned, so it cannot be probed.",
                "");
    }

    static MachineException refused(SshEndpoint endpoint, List<Path> keys) {
        String tried = keys.stream().map(Path::toString).collect(Collectors.joining(", "));
        return new MachineException(
                StandardErrorCode.SSH_AUTHENTICATION_FAILED,
                place(endpoint) + " refuses user " + endpoint.user() + " with key " + tried + ".",
                "Put the public key into ~" + endpoint.user()
                        + "/.ssh/authorized_keys on the host, or name another user or key.");
    }

    static MachineException hostKeyChanged(SshTarget target, HostKey shown) {
        String expected = target.trusted().stream().map(SshFailures::show).collect(Collectors.joining(" or "));
        return new MachineException(
                StandardErrorCode.SSH_HOST_KEY_CHANGED,
                place(target.endpoint()) + " shows host key " + show(shown) + ", but " + expected
                        + " is pinned. Nothing was sent.",
                "If the host was installed anew on purpose, forget its pinned key; if not, somebody else may be"
                        + " answering in its place.");
    }

    static MachineException keyUnreadable(Path file, String why, String hint, @Nullable Throwable cause) {
        return new MachineException(
                StandardErrorCode.SSH_KEY_UNREADABLE, "The private key " + file + " " + why + ".", hint, cause);
    }

    private static String place(SshEndpoint endpoint) {
        return endpoint.address() + " port " + endpoint.port();
    }

    private static String show(HostKey key) {
        return fingerprint(key) + " (" + key.type() + ")";
    }

    /** Returns the fingerprint as {@code ssh-keygen -l} shows it. */
    static String fingerprint(HostKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(key.base64()));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IllegalArgumentException notBase64) {
            return key.base64();
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    /** The innermost cause says most; a server may have chosen its words. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String text = Objects.requireNonNullElse(
                innermost.getMessage(), innermost.getClass().getSimpleName());
        String harmless = CONTROLS.matcher(text).replaceAll(" ").strip();
        return harmless.substring(0, Math.min(LONGEST_REASON, harmless.length()));
    }
}
