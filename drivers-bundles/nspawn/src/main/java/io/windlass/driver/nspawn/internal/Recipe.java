package io.windlass.driver.nspawn.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * How a root file system is made from packages.
 *
 * @param suite the distribution's suite
 * @param sources where the packages come from; the first has the suite itself
 */
record Recipe(String suite, List<AptSource> sources) {

    static final String PACKAGES = "systemd,systemd-sysv,dbus,libpam-systemd,openssh-server,sudo,iproute2,iptables,"
            + "ca-certificates,curl,procps,netbase,apparmor";

    private static final Set<String> ROLLING = Set.of("sid", "unstable", "experimental");
    private static final String FALLBACK_SUITE = "bookworm";

    /** Reads what the user left open from this machine's own configuration. */
    static Recipe of(NspawnSpec spec) {
        String system = operatingSystem();
        String suite = spec.suite().isEmpty() ? suiteOf(system) : spec.suite();
        boolean ubuntu = value(system, "ID").equals("ubuntu") && suiteOf(system).equals(suite);
        return of(suite, spec.mirror(), ubuntu, AptSources.read(Path.of("/etc/apt")));
    }

    static Recipe of(String suite, String mirror, boolean ubuntu, List<AptSource> machine) {
        List<AptSource> own = machine.stream()
                .filter(source -> source.suite().equals(suite)
                        || source.suite().equals(suite + "-updates")
                        || source.suite().equals(suite + "-security"))
                .distinct()
                .sorted(Comparator.comparing(AptSource::suite))
                .toList();
        if (mirror.isEmpty() && own.stream().anyMatch(source -> source.suite().equals(suite))) {
            return new Recipe(suite, own);
        }
        return new Recipe(suite, ubuntu ? ubuntu(suite, mirror) : debian(suite, mirror, own));
    }

    private static List<AptSource> debian(String suite, String mirror, List<AptSource> own) {
        String archive = mirror.isEmpty() ? "http://deb.debian.org/debian" : mirror;
        List<AptSource> sources = new ArrayList<>();
        sources.add(new AptSource(archive, suite, "main"));
        if (!ROLLING.contains(suite)) {
            sources.add(new AptSource(archive, suite + "-updates", "main"));
            sources.add(own.stream()
                    .filter(source -> source.suite().equals(suite + "-security"))
                    .findFirst()
                    .orElse(new AptSource("http://deb.debian.org/debian-security", suite + "-security", "main")));
        }
        return sources;
    }

    private static List<AptSource> ubuntu(String suite, String mirror) {
        String archive = mirror.isEmpty() ? "http://archive.ubuntu.com/ubuntu" : mirror;
        return List.of("", "-updates", "-security").stream()
                .map(pocket -> new AptSource(archive, suite + pocket, "main universe"))
                .toList();
    }

    List<String> lines() {
        return sources.stream().map(AptSource::line).toList();
    }

    /** Names the result: another recipe gets another name. */
    String key() {
        String all = PACKAGES + "\n" + String.join("\n", lines());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return suite + "-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String operatingSystem() {
        try {
            Path file = Path.of("/etc/os-release");
            return Files.isReadable(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw Failures.io("The name of this machine's system cannot be read", e);
        }
    }

    /** This machine's own suite, if that is one of a distribution that we can make. */
    static String suiteOf(String operatingSystem) {
        boolean known = Set.of("debian", "ubuntu").contains(value(operatingSystem, "ID"));
        String codename = value(operatingSystem, "VERSION_CODENAME");
        return known && !codename.isEmpty() ? codename : FALLBACK_SUITE;
    }

    private static String value(String operatingSystem, String name) {
        return operatingSystem
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).replace("\"", "").strip())
                .findFirst()
                .orElse("");
    }
}
