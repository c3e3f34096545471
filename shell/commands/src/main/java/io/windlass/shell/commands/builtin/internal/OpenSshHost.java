package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostNames;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.SshEndpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How OpenSSH's programs get to a machine, believing nothing but its pinned host key.
 *
 * @param name under which they call it
 * @param settings lines as they stand in OpenSSH's configuration
 */
record OpenSshHost(String name, List<String> settings) {

    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    OpenSshHost {
        settings = List.copyOf(settings);
    }

    /** @param directory the machine's folder, where its pinned keys are */
    static OpenSshHost of(HostRecord record, SshEndpoint endpoint, Path directory) {
        List<String> settings = new ArrayList<>(List.of(
                line("HostName", literal(endpoint.address())),
                line("Port", String.valueOf(endpoint.port())),
                line("User", endpoint.user()),
                line("HostKeyAlias", record.id().toString()),
                line("UserKnownHostsFile", literal(directory.resolve("known_hosts"))),
                line("GlobalKnownHostsFile", "/dev/null"),
                line("StrictHostKeyChecking", "yes")));
        endpoint.privateKey().ifPresent(key -> {
            settings.add(line("IdentityFile", literal(key)));
            settings.add(line("IdentitiesOnly", "yes"));
        });
        return new OpenSshHost(HostNames.requireValid(record.name()), settings);
    }

    /** The words of a command line of {@code ssh} that stand for the settings. */
    List<String> options() {
        return settings.stream()
                .flatMap(setting -> List.of("-o", setting).stream())
                .toList();
    }

    /** The lines of a configuration file. */
    String block() {
        return "Host " + name + "\n    " + String.join("\n    ", settings) + "\n";
    }

    /** These values may hold tokens that begin with a percent sign; ours hold none. */
    private static String literal(Object value) {
        return value.toString().replace("%", "%%");
    }

    private static String line(String keyword, String value) {
        if (CONTROL.matcher(value).find()) {
            // A line end would begin a setting of somebody else's choice.
            throw new MachineException(
                    StandardErrorCode.STORE_DAMAGED,
                    "What is stored as " + keyword + " of a machine has a control character in it.",
                    "Correct the machine's config.json.");
        }
        return keyword + " " + (PLAIN.matcher(value).matches() ? value : quoted(value));
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
