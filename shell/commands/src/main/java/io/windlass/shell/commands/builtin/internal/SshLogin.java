package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.SshEndpoint;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import java.util.ArrayList;
import java.util.List;

/** The command line with which the caller's own ssh logs in, believing nothing but the pinned host key. */
final class SshLogin {

    private final Fleet fleet;

    SshLogin(Fleet fleet) {
        this.fleet = fleet;
    }

    List<String> arguments(HostView host, List<String> words) {
        HostRecord record = host.record().orElseThrow(() -> damaged(host));
        SshEndpoint endpoint = record.instance()
                .flatMap(Instance::ssh)
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.NOT_SUPPORTED, "Host \"" + host.name() + "\" has no SSH.", ""));
        if (record.pinnedKeys().isEmpty()) {
            // The first contact pins the key; ssh itself must never be the first.
            fleet.remote(host.name());
        }
        List<String> arguments = new ArrayList<>(List.of("ssh", "-F", "/dev/null"));
        arguments.addAll(List.of(
                "-o",
                "UserKnownHostsFile="
                        + quoted(host.directory().resolve("known_hosts").toString())));
        arguments.addAll(List.of("-o", "HostKeyAlias=" + record.id()));
        arguments.addAll(List.of("-o", "StrictHostKeyChecking=yes"));
        endpoint.privateKey().ifPresent(key -> {
            arguments.addAll(List.of("-o", "IdentitiesOnly=yes"));
            arguments.addAll(List.of("-i", key.toString()));
        });
        arguments.addAll(List.of("-p", String.valueOf(endpoint.port())));
        arguments.add(endpoint.user() + "@" + endpoint.address());
        arguments.addAll(words);
        return arguments;
    }

    /** The option takes several files between spaces, and expands tokens. */
    private static String quoted(String path) {
        return "\"" + path.replace("%", "%%") + "\"";
    }

    private static MachineException damaged(HostView host) {
        String reason = host.failure().map(failure -> failure.message()).orElse("Its file cannot be read.");
        return new MachineException(
                StandardErrorCode.STORE_DAMAGED, "Host \"" + host.name() + "\" is damaged: " + reason, "");
    }
}
