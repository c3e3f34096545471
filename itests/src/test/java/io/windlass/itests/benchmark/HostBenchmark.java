package io.windlass.itests.benchmark;

import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.Program;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What making a host costs beyond what the host itself needs. */
final class HostBenchmark {
    private static final int TIMES = 5;

    private HostBenchmark() {}

    static void run(Report report) {
        try (RealHost host = RealHost.boot(HostSetup.ENGINE_INSTALLED);
                Windlass windlass = Windlass.perTest()) {
            host.tell("echo LogLevel VERBOSE >>/etc/ssh/sshd_config && systemctl reload ssh");
            windlass.machine("ls").requireSuccess();
            Figures ssh = Figures.of(TIMES, () -> Stopwatch.milliseconds(host.ssh("true")));
            report.reference("ssh HOST true", "ms", ssh);

            creations(report, host, windlass, ssh);
            Program provision = windlass.client("provision", "web");
            report.ratio(
                    "provision of a host that needs nothing",
                    "ms",
                    Figures.of(TIMES, () -> Stopwatch.milliseconds(provision)),
                    "ssh HOST true",
                    ssh);
            report.ratio(
                    "sshd answers to first command",
                    "ms",
                    Figures.of(TIMES, () -> firstCommand(host, windlass)),
                    "ssh HOST true",
                    ssh);
        }
    }

    private static void creations(Report report, RealHost host, Windlass windlass, Figures ssh) {
        Program create = windlass.client(line(host));
        Figures creations = Figures.of(TIMES, () -> {
            windlass.machine("rm", "-f", "web");
            return Stopwatch.milliseconds(create);
        });
        Figures engine = Figures.of(TIMES, () -> {
            // Else systemd refuses the fourth start in a minute.
            host.tell("systemctl reset-failed docker");
            return Stopwatch.milliseconds(host.ssh("systemctl restart docker"));
        });
        report.ratio("create on a host that has the engine", "ms", creations, "ssh HOST true", ssh);
        report.reference("ssh HOST systemctl restart docker", "ms", engine);
        report.target(
                "create without the engine's own restart",
                "ms",
                new Figures(creations.sorted().stream()
                        .map(value -> value - engine.median())
                        .toList()),
                1500,
                "ssh HOST true",
                ssh);
    }

    /** Between sshd's own log lines that it listens and that it starts a command. */
    private static double firstCommand(RealHost host, Windlass windlass) {
        windlass.machine("rm", "-f", "web");
        host.tell("systemd-run --quiet --on-active=6 --timer-property=AccuracySec=1ms systemctl start ssh;"
                + " systemd-run --quiet --on-active=1 systemctl stop ssh");
        Waiting.until(
                "sshd to stop", Duration.ofSeconds(5), () -> !host.run("true").succeeded());
        windlass.machine(List.of(line(host))).requireSuccess();
        String log = host.tell("journalctl --unit=ssh --output=short-unix --no-pager"
                + " | awk '/Server listening on 0.0.0.0/ { up = $1; first = 0 }"
                + " /Starting session: command/ && !first { first = $1 } END { print up; print first }'");
        List<String> times = log.lines().toList();
        return (Double.parseDouble(times.get(1)) - Double.parseDouble(times.get(0))) * 1000;
    }

    private static String[] line(RealHost host) {
        List<String> line = new ArrayList<>(List.of("create"));
        line.addAll(host.flags());
        line.add("web");
        return line.toArray(String[]::new);
    }
}
