package io.windlass.itests.benchmark;

import io.windlass.itests.hosts.FakeHost;
import io.windlass.itests.hosts.FakeHosts;
import io.windlass.itests.rig.Program;
import io.windlass.itests.rig.Workspace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an idle SSH connection costs, of those for commands beside those for probes. The servers are in this program. */
final class SshBenchmark {
    private static final int HOSTS = 500;
    private static final int RUNS = 3;

    private SshBenchmark() {}

    static void run(Report report) {
        compare(report, HOSTS);
    }

    private static void compare(Report report, int count) {
        try (FakeHosts hosts = FakeHosts.crowd()) {
            Path folder = Workspace.current().newFolder("ssh");
            Path key = folder.resolve("id");
            Program.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                    .run()
                    .requireSuccess();
            String publicKey = Files.readString(folder.resolve("id.pub"));
            for (int i = 0; i < count; i++) {
                hosts.add(publicKey);
            }
            String list = hosts.all().stream().map(SshBenchmark::line).collect(Collectors.joining("\n"));
            List<Map<String, Double>> sshj = new ArrayList<>();
            List<Map<String, Double>> mina = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                sshj.add(measure(IdleConnections.Holder.SSHJ, key, list));
                mina.add(measure(IdleConnections.Holder.MINA, key, list));
            }
            report(report, count, sshj, mina);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void report(
            Report report, int count, List<Map<String, Double>> sshj, List<Map<String, Double>> mina) {
        Figures heap = figures("heap", sshj);
        report.reference("sshj: heap of an idle connection", "kB", heap);
        report.target("MINA: heap of an idle connection", "kB", figures("heap", mina), 51, "sshj", heap);
        Figures threads = figures("threads", sshj);
        report.reference("sshj: threads for " + count, "", threads);
        report.ratio("MINA: threads for " + count, "", figures("threads", mina), "sshj", threads);
        Figures connects = figures("connects", sshj);
        report.reference("sshj: connects, 64 at once", "/s", connects);
        report.ratio("MINA: connects, 64 at once", "/s", figures("connects", mina), "sshj", connects);
        Figures connectCpu = figures("connectCpu", sshj);
        report.reference("sshj: processor time of a connect", "ms", connectCpu);
        report.ratio("MINA: processor time of a connect", "ms", figures("connectCpu", mina), "sshj", connectCpu);
        Figures probeCpu = figures("probeCpu", sshj);
        report.reference("sshj: processor time of a command", "µs", probeCpu);
        report.ratio("MINA: processor time of a probe", "µs", figures("probeCpu", mina), "sshj", probeCpu);
    }

    private static Figures figures(String name, List<Map<String, Double>> runs) {
        return new Figures(runs.stream().map(run -> run.getOrDefault(name, Double.NaN)).toList());
    }

    /** In a program of its own, with the daemon's options. */
    private static Map<String, Double> measure(IdleConnections.Holder holder, Path key, String hosts)
            throws IOException {
        Path distribution = Workspace.built();
        String classPath = Stream.of(
                        distribution.resolve("lib") + "/*",
                        SshBundles.jar(distribution, "io.windlass.api").toString(),
                        SshBundles.jar(distribution, "org.apache.felix.configadmin")
                                .toString(),
                        ownClasses())
                .collect(Collectors.joining(File.pathSeparator));
        String output = Program.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "@" + distribution.resolve("etc/jvm.options"),
                        "-classpath",
                        classPath,
                        IdleConnections.class.getName(),
                        holder.name(),
                        distribution.toString(),
                        Workspace.current().newFolder("felix").toString(),
                        key.toString())
                .reading(hosts)
                .run()
                .requireSuccess()
                .output();
        return output.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Double.valueOf(words[1])));
    }

    private static String ownClasses() {
        return Path.of(SshBenchmark.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private static String line(FakeHost host) {
        return host.address() + " " + host.sshPort() + " " + host.hostKey();
    }
}
