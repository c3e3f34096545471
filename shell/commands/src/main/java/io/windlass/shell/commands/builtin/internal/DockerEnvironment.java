package io.windlass.shell.commands.builtin.internal;

import io.windlass.core.HostView;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variables of the docker client, in the words of one shell. */
record DockerEnvironment(CommandCall call, ShellSyntax shell) {

    private static final Pattern LINE_BREAK = Pattern.compile("[\\p{Cntrl}]");

    static DockerEnvironment of(CommandCall call, String named) {
        String shell = named.isEmpty() ? baseName(call.variable("SHELL")) : named;
        if (shell.isEmpty()) {
            throw Errors.invalid(
                    "Error: Unknown shell", "Name the shell that you use with --shell, such as --shell bash.");
        }
        return new DockerEnvironment(call, ShellSyntax.of(shell));
    }

    Output set(HostView host, boolean noProxy) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("DOCKER_TLS_VERIFY", "1");
        variables.put(
                "DOCKER_HOST", host.engine().orElseThrow(Errors::notRunning).toString());
        variables.put("DOCKER_CERT_PATH", host.directory().toString());
        variables.put("DOCKER_MACHINE_NAME", host.name());
        if (noProxy) {
            variables.put(noProxyName(), noProxyWith(host.address().orElseThrow(Errors::notRunning)));
        }
        List<String> lines = new ArrayList<>();
        variables.forEach((name, value) -> lines.add(shell.set(name, writable(name, value))));
        return withHint(lines);
    }

    Output unset(boolean noProxy) {
        Stream<String> names = Stream.of("DOCKER_TLS_VERIFY", "DOCKER_HOST", "DOCKER_CERT_PATH", "DOCKER_MACHINE_NAME");
        return withHint(Stream.concat(names, noProxy ? Stream.of(noProxyName()) : Stream.of())
                .map(shell::unset)
                .toList());
    }

    private Output withHint(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        all.add(shell.comment("Run this command to configure your shell: "));
        all.add(shell.comment(shell.evaluation(commandLine())));
        return new Output.Lines(all);
    }

    /** The command as it was called, on one line whatever it contains: what follows is read by a shell. */
    private String commandLine() {
        String program = call.program();
        String quoted = program.contains(" ") || program.contains("\\") ? "\"" + program + "\"" : program;
        return LINE_BREAK
                .matcher(Stream.concat(Stream.of(quoted), call.arguments().stream())
                        .collect(Collectors.joining(" ")))
                .replaceAll(" ");
    }

    private String noProxyName() {
        return call.variable("no_proxy").isEmpty() ? "NO_PROXY" : "no_proxy";
    }

    private String noProxyWith(String address) {
        String before = call.variable(noProxyName());
        if (before.isEmpty()) {
            return address;
        }
        return Arrays.asList(before.split(",", -1)).contains(address) ? before : before + "," + address;
    }

    private static String writable(String name, String value) {
        if (LINE_BREAK.matcher(value).find()) {
            throw Errors.invalid("The value of " + name + " has a line break, which no shell reads back.", "");
        }
        return value;
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
