package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.core.HostView;
import java.time.Duration;
import java.util.List;

/** A host as a row of {@code ls}. */
final class HostRow {

    static final List<String> COLUMNS =
            List.of("NAME", "ACTIVE", "DRIVER", "STATE", "URL", "SWARM", "DOCKER", "ERRORS");

    private HostRow() {}

    static List<String> cells(Survey.Found found, String dockerHost) {
        HostView host = found.host();
        if (found.damaged()) {
            return List.of(host.name(), "", "not found", found.state(), "", "", "", errors(found));
        }
        if (found.timedOut()) {
            return List.of(host.name(), "", host.driverName(), found.state(), "", "", "", "");
        }
        String url = LastKnown.engine(host).map(Object::toString).orElse("");
        String active = !url.isEmpty() && url.equals(dockerHost) ? "*" : "-";
        String version = host.engineVersion().map(text -> "v" + text).orElse("Unknown");
        return List.of(host.name(), active, driver(host), found.state(), url, "", version, errors(found));
    }

    private static String driver(HostView host) {
        boolean missing = host.failure()
                .filter(failure -> failure.code().equals(StandardErrorCode.DRIVER_NOT_FOUND.name()))
                .isPresent();
        return missing ? "not-found" : host.driverName();
    }

    private static String errors(Survey.Found found) {
        HostView host = found.host();
        if (host.activity().isPresent()) {
            return activity(host.activity().get(), found);
        }
        String reason = host.failure().map(Failure::message).orElse("");
        if (host.state() != InstanceState.UNKNOWN) {
            return reason;
        }
        String known = LastKnown.of(host, found.now());
        return reason.isEmpty() ? known : reason + " (" + known + ")";
    }

    /** Not an error, but what explains the rest of the row. */
    private static String activity(Operation operation, Survey.Found found) {
        String verb = Verbs.of(operation);
        return found.host()
                .record()
                .flatMap(HostRecord::intent)
                .map(intent -> Duration.between(intent.since(), found.now()).toSeconds())
                .map(seconds -> verb + " for " + Math.max(0, seconds) + " s")
                .orElse(verb);
    }
}
