package io.windlass.ssh.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of what can go wrong between here and a host. */
final class SshFailures {

    private static final int LONGEST_REASON = 300;

    private SshFailures() {}

    static MachineException unreachable(SshEndpoint endpoint, Throwable cause) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "No SSH connection to " + place(endpoint) + ": " + reason(cause) + ".",
                "Check that the host is up, that sshd runs and that the port is open.",
                cause);
    }

    static MachineException silent(SshEndpoint endpoint, Duration timeout, @Nullable Throwable cause) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "No SSH connection to " + place(endpoint) + " within " + seconds(timeout) + ".",
                "Check that the host is up, that sshd runs and that the port is open.",
                cause);
    }

    static MachineException broken(SshEndpoint endpoint, Throwable cause) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "The SSH connection to " + place(endpoint) + " broke: " + reason(cause) + ".",
                "Whether the command did its work is not known.",
                cause);
    }

    static MachineException noExitStatus(SshEndpoint endpoint) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "A command on " + place(endpoint) + " ended without an exit status.",
                "Whether the command did its work is not known.");
    }

    static MachineException noTerminal(SshEndpoint endpoint, Throwable cause) {
        return new MachineException(
                StandardErrorCode.NOT_SUPPORTED,
                "The SSH server at " + place(endpoint) + " gives no terminal.",
                "See PermitTTY in its sshd_config. A command without a terminal may still run there.",
                cause);
    }

    static MachineException lost(SshEndpoint endpoint) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "The SSH server at " + place(endpoint) + " closes each connection right after the login.",
                "Its own log says why.");
    }

    static MachineException ownStreamFailed(SshEndpoint endpoint, IOException cause) {
        return new MachineException(
                StandardErrorCode.INTERNAL_ERROR,
                "The command on " + place(endpoint)
                        + " was ended because the bytes to or from it could not be passed on" + " on this side: "
                        + reason(cause) + ".",
                "",
                cause);
    }

    static MachineException noSession(SshEndpoint endpoint, @Nullable Throwable cause) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "The SSH server at " + place(endpoint) + " runs no further command on the open connection.",
                "Other commands are under way there; MaxSessions in sshd_config sets how many there may be.",
                cause);
    }

    static MachineException interrupted(SshEndpoint endpoint, InterruptedException cause) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE, "Waiting for " + place(endpoint) + " was interrupted.", "", cause);
    }

    static MachineException closed(SshEndpoint endpoint) {
        return new MachineException(
                StandardErrorCode.SSH_UNREACHABLE,
                "The SSH connection to " + place(endpoint) + " was closed from this side.",
                "");
    }

    static MachineException timedOut(SshEndpoint endpoint, RemoteCommand command, @Nullable Throwable cause) {
        return new MachineException(
                StandardErrorCode.TIMEOUT,
                "The command \"" + command + "\" on " + place(endpoint) + " did not end within "
                        + seconds(command.timeout()) + ".",
                "It may still run there.",
                cause);
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

    static MachineException keyUnreadable(Path file, String why, String hint) {
        return keyUnreadable(file, why, hint, null);
    }

    static MachineException keyUnreadable(Path file, String why, String hint, @Nullable Throwable cause) {
        return new MachineException(
                StandardErrorCode.SSH_KEY_UNREADABLE, "The private key " + file + " " + why + ".", hint, cause);
    }

    static MachineException sudoRefused(SshEndpoint endpoint, String said) {
        return new MachineException(
                StandardErrorCode.REMOTE_COMMAND_FAILED,
                "User " + endpoint.user() + " cannot use sudo without a password on " + place(endpoint) + ": "
                        + said.strip(),
                "Give the user \"NOPASSWD: ALL\" in sudoers on the host, or log in as root.");
    }

    private static String place(SshEndpoint endpoint) {
        return endpoint.address() + " port " + endpoint.port();
    }

    private static String show(HostKey key) {
        return HostKeys.fingerprint(key) + " (" + key.type() + ")";
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
        String harmless = TerminalText.strip(text).replace('\n', ' ').strip();
        return harmless.substring(0, Math.min(LONGEST_REASON, harmless.length()));
    }
}
