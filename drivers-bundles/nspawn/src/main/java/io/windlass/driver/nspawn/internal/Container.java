package io.windlass.driver.nspawn.internal;

import io.windlass.api.error.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The running host: systemd-nspawn and a supervisor that starts it again when the host reboots. */
final class Container {

    private static final Duration LAUNCH = Duration.ofSeconds(30);
    private static final Duration POWER_OFF = Duration.ofSeconds(90);
    private static final Duration KILL = Duration.ofSeconds(30);
    private static final Duration REMINDER = Duration.ofSeconds(5);
    private static final int LAST_WORDS = 1000;
    private static final Path NSPAWN = Path.of("/run/systemd/nspawn");

    private final Commands commands;
    private final ControlGroups groups;
    private final Supervisors supervisors = new Supervisors(Path.of("/proc"));

    Container(Commands commands, ControlGroups groups) {
        this.commands = commands;
        this.groups = groups;
    }

    /** A host whose supervisor somebody has killed still runs. */
    boolean runs(HostLayout layout) {
        return supervisors.find(layout).isPresent()
                || !groups.processes(layout.name()).isEmpty();
    }

    /** Starts the host and returns when its process 1 is there. It survives this daemon. */
    void launch(HostLayout layout, NspawnSpec spec) {
        groups.make(layout.name(), memoryBytes(spec), spec.cpus());
        try {
            Seed.replace(layout.script(), Seed.resource("supervise.sh"), "rwx------");
            String entered = groups.versionOne(layout.name()).stream()
                    .map(group -> group + "\n")
                    .collect(Collectors.joining());
            Seed.replace(layout.run().resolve("groups"), entered, "rw-------");
            // What the last run said must not be taken for the first words of this one.
            Files.deleteIfExists(layout.console());
            Files.deleteIfExists(layout.pid());
        } catch (IOException e) {
            throw Failures.io("The host " + layout.name() + " cannot be started", e);
        }
        commands.require(launchCommand(layout, spec, groups), LAUNCH, line -> {});
        awaitFirstProcess(layout);
    }

    static List<String> launchCommand(HostLayout layout, NspawnSpec spec, ControlGroups groups) {
        List<String> command = new ArrayList<>();
        if (groups.systemd()) {
            command.addAll(List.of("systemd-run", "--quiet", "--collect", "--unit=" + layout.name()));
            command.add("--description=Docker host " + layout.name());
            command.addAll(List.of("--slice=" + ControlGroups.SLICE, "--property=Delegate=yes"));
            command.addAll(List.of("--property=KillMode=mixed", "--property=TimeoutStopSec=90"));
            command.addAll(List.of("--property=TasksMax=infinity", "--property=OOMPolicy=continue"));
            command.add("--property=MemoryMax=" + memoryBytes(spec));
            if (spec.cpus() > 0) {
                command.add("--property=CPUQuota=" + 100 * spec.cpus() + "%");
            }
        } else {
            command.addAll(List.of("setsid", "--fork"));
        }
        command.addAll(
                List.of("/bin/sh", layout.script().toString(), layout.run().toString()));
        command.add(layout.filesLink().resolve("console.log").toString());
        command.add(groups.unified(layout.name()).map(Path::toString).orElse(""));
        command.addAll(nspawn(layout));
        return command;
    }

    private static List<String> nspawn(HostLayout layout) {
        return List.of(
                "systemd-nspawn",
                "--quiet",
                "--boot",
                "--directory=" + layout.root(),
                "--machine=" + layout.name(),
                "--uuid=" + layout.id(),
                "--register=no",
                "--keep-unit",
                "--network-namespace-path=" + layout.namespace(),
                "--console=pipe",
                "--resolv-conf=off",
                "--link-journal=no",
                // Containers inside the host need what a machine of its own would have.
                "--capability=all",
                "--system-call-filter=@keyring bpf @mount @privileged",
                "--bind=" + layout.disk().resolve("docker") + ":/var/lib/docker",
                "--bind=" + layout.disk().resolve("containerd") + ":/var/lib/containerd");
    }

    private static long memoryBytes(NspawnSpec spec) {
        return spec.memory() * 1024L * 1024L;
    }

    private void awaitFirstProcess(HostLayout layout) {
        Waiting.until(LAUNCH, "starting " + layout.name(), () -> Files.exists(layout.pid()) || saysSomething(layout));
        Waiting.until(LAUNCH, "starting " + layout.name(), () -> {
            OptionalLong supervisor = supervisors.find(layout);
            if (supervisor.isEmpty()) {
                throw Failures.provider(
                        "The host " + layout.name() + " does not start: " + lastWords(layout),
                        "See " + layout.console() + ".");
            }
            return grandchild(supervisor.getAsLong());
        });
    }

    private static boolean saysSomething(HostLayout layout) {
        return !lastWords(layout).isEmpty();
    }

    /** The supervisor's child is systemd-nspawn, and that one's child is process 1 of the host. */
    private static boolean grandchild(long supervisor) {
        return ProcessHandle.of(supervisor).stream()
                .flatMap(ProcessHandle::children)
                .flatMap(ProcessHandle::children)
                .findAny()
                .isPresent();
    }

    private static String lastWords(HostLayout layout) {
        try {
            String text = Files.readString(layout.console(), StandardCharsets.ISO_8859_1)
                    .strip();
            return text.substring(Math.max(0, text.length() - LAST_WORDS));
        } catch (IOException e) {
            return "";
        }
    }

    /** Orders the host to power off and waits. The order is given again and again: early in its boot a host is deaf. */
    void powerOff(HostLayout layout) {
        long[] next = {System.nanoTime()};
        try {
            Waiting.until(POWER_OFF, "waiting for " + layout.name() + " to power off", () -> {
                OptionalLong supervisor = supervisors.find(layout);
                if (supervisor.isPresent() && System.nanoTime() - next[0] >= 0) {
                    ProcessHandle.of(supervisor.getAsLong()).ifPresent(ProcessHandle::destroy);
                    next[0] += REMINDER.toNanos();
                }
                return supervisor.isEmpty();
            });
        } catch (MachineException e) {
            throw new MachineException(e.code(), e.text(), "Use kill to switch it off.", e);
        }
    }

    /** Ends every process of the host at once. */
    void kill(HostLayout layout) {
        Waiting.until(KILL, "killing " + layout.name(), () -> {
            Set<Long> left = groups.processes(layout.name());
            supervisors.find(layout).ifPresent(left::add);
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            return left.isEmpty();
        });
    }

    /** Removes what the processes leave behind. */
    void release(HostLayout layout) {
        if (groups.systemd()) {
            commands.run("systemctl", "stop", layout.name() + ".service");
            commands.run("systemctl", "reset-failed", layout.name() + ".service");
        }
        groups.remove(layout.name());
        Trees.delete(NSPAWN.resolve("propagate").resolve(layout.name()));
        Trees.delete(NSPAWN.resolve("unix-export").resolve(layout.name()));
        removeLock(layout.root());
    }

    /** A killed systemd-nspawn leaves its lock, which is named after the root folder's numbers. */
    private static void removeLock(Path root) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try {
            Map<String, Object> numbers = Files.readAttributes(root, "unix:dev,ino");
            Files.deleteIfExists(
                    NSPAWN.resolve("locks").resolve("inode-" + numbers.get("dev") + ":" + numbers.get("ino")));
        } catch (IOException e) {
            throw Failures.io("The lock of " + root + " cannot be removed", e);
        }
    }
}
