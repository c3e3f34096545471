package io.windlass.provisioner.debian.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import io.windlass.api.ssh.CommandResult;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.RemoteCommand;
import io.windlass.api.ssh.RemoteTerminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A Debian host in memory: it knows our scripts and does to its state what they would do to a real one. */
final class FakeHost implements Remote {

    final List<RemoteCommand> commands = new ArrayList<>();
    final Map<String, RemoteFile> files = new LinkedHashMap<>();
    final Map<Script, CommandResult> answers = new LinkedHashMap<>();
    String systemd = "yes";
    String name = "bare";
    String fileSystem = "ext2/ext3";
    String configuration = "";
    String dockerd = "";
    String packagedDockerd = "/usr/sbin/dockerd";
    String unfinished = "";
    final Map<String, String> installed = new TreeMap<>();
    final Map<String, String> offered = new TreeMap<>();
    final Set<String> held = new TreeSet<>();

    /** Whether the packages' own scripts restart the engine. */
    boolean packagesRestart;

    String socket = "loaded";
    String loadState = "not-found";
    boolean enabled;
    boolean restartOwed;
    boolean oldProgram;
    List<String> running = List.of();
    int starts;

    /** How many commands pass before the connection breaks; the one that breaks it has had its effect. */
    int commandsUntilBreak = Integer.MAX_VALUE;

    static FakeHost withEngine() {
        FakeHost host = new FakeHost();
        host.install();
        return host;
    }

    void install() {
        dockerd = packagedDockerd;
        loadState = "loaded";
        unfinished = "";
        installed.put("docker.io", "20.10.24");
        installed.put("containerd", "1.6.20");
        enabled = true;
        start();
    }

    void start() {
        RemoteFile dropIn = files.get(EngineFiles.DROP_IN);
        List<String> configured =
                dropIn == null ? List.of(dockerd, "-H", "fd://") : SystemdSyntax.command(dropIn.content());
        // A program that is not there does not start.
        if (configured.getFirst().equals(dockerd)) {
            running = configured;
            oldProgram = false;
            starts++;
        }
    }

    List<Script> scripts() {
        return commands.stream().flatMap(FakeHost::script).toList();
    }

    @Override
    public CommandResult run(RemoteCommand command) {
        commands.add(command);
        CommandResult result = script(command)
                .findFirst()
                .map(script -> answers.containsKey(script) ? answers.get(script) : play(script, command))
                .orElseGet(() -> plain(command));
        if (commands.size() >= commandsUntilBreak) {
            throw new MachineException(StandardErrorCode.SSH_UNREACHABLE, "The connection broke.", "");
        }
        return result;
    }

    private static Stream<Script> script(RemoteCommand command) {
        return Stream.of(Script.values())
                .filter(script -> command.input().startsWith(script.command().input()));
    }

    private CommandResult plain(RemoteCommand command) {
        if (command.arguments().contains("enable")) {
            enabled = true;
            return said("");
        }
        throw new IllegalArgumentException(command.toString());
    }

    private CommandResult play(Script script, RemoteCommand command) {
        List<String> arguments =
                command.arguments().subList(3, command.arguments().size());
        return switch (script) {
            case PROBE -> said(probe());
            case HOST_NAME -> {
                name = arguments.getFirst();
                yield said("");
            }
            case FILES -> {
                restartOwed |= arguments.getFirst().equals("engine");
                command.input().lines().filter(line -> line.startsWith("put ")).forEach(this::put);
                yield said("");
            }
            case INSTALL_PACKAGE, INSTALL_SCRIPT -> {
                install();
                yield said("");
            }
            case UPGRADE -> said(upgrade());
            case ACTIVATE -> {
                start();
                enabled = true;
                restartOwed = false;
                yield said(engine());
            }
        };
    }

    private String upgrade() {
        StringBuilder facts = new StringBuilder();
        boolean exchanged = false;
        for (Map.Entry<String, String> one : installed.entrySet()) {
            String before = one.getValue();
            if (held.contains(one.getKey())) {
                facts.append("held:%s yes\n".formatted(one.getKey()));
            } else {
                one.setValue(offered.getOrDefault(one.getKey(), before));
            }
            exchanged |= !one.getValue().equals(before);
            facts.append("version:%s %s %s\n".formatted(one.getKey(), before, one.getValue()));
        }
        oldProgram |= exchanged;
        if (exchanged && packagesRestart) {
            start();
        }
        if (oldProgram) {
            facts.append("restart owed\n");
        }
        return facts + engine();
    }

    private void put(String call) {
        String[] words = call.split(" ");
        String base64 = words[3].substring(1, words[3].length() - 1);
        String content = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        files.put(words[2], new RemoteFile(words[2], words[1], content));
    }

    private String probe() {
        StringBuilder facts = new StringBuilder("systemd " + systemd + "\n");
        facts.append("name.kernel %s\nname.file %s\nname.hosts %s\n".formatted(name, name, name));
        facts.append("filesystem %s\ndockerd %s\nunfinished %s\nsocket %s\n"
                .formatted(fileSystem, dockerd, unfinished, socket));
        facts.append("package %s\n".formatted(installed.containsKey("docker.io") ? "docker.io" : ""));
        if (!configuration.isEmpty()) {
            facts.append("configuration " + base64(configuration) + "\n");
        }
        if (restartOwed) {
            facts.append("restart owed\n");
        }
        files.values()
                .forEach(file -> facts.append(
                        "file:%s %s:0:0:%s\n".formatted(file.path(), file.mode(), digest(file.content()))));
        return facts + engine();
    }

    private String engine() {
        String facts = "service.LoadState %s\nservice.ActiveState %s\nservice.UnitFileState %s\n"
                .formatted(loadState, running.isEmpty() ? "inactive" : "active", enabled ? "enabled" : "disabled");
        return facts + "service.NeedDaemonReload no\nservice.DropInPaths " + EngineFiles.DROP_IN + "\n"
                + (running.isEmpty() ? "" : "running " + base64(String.join("\0", running) + "\0") + "\n");
    }

    private static String digest(String content) {
        return new RemoteFile("", "", content).digest();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CommandResult said(String output) {
        return new CommandResult(0, output, "");
    }

    @Override
    public HostKey hostKey() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int stream(String commandLine, InputStream input, OutputStream output, OutputStream errors) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int interact(String commandLine, RemoteTerminal terminal, InputStream input, OutputStream output) {
        throw new UnsupportedOperationException();
    }
}
