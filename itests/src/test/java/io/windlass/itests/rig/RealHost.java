package io.windlass.itests.rig;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A Debian host with systemd, sshd and an address, as a user would have rented it: made by the rig, not by the
 * product. It reaches nothing but this machine, which serves the engine's packages to it.
 */
public final class RealHost implements AutoCloseable {
    private static final Duration LONGEST_BOOT = Duration.ofMinutes(2);
    private static final int PACKAGES_PORT = 8000;
    private static final List<String> SSH_OPTIONS = List.of(
            "BatchMode=yes",
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
            "ConnectTimeout=5");

    private final HostNumber number;
    private final HostSetup setup;
    private final HostImage image;
    private final HttpServer packages;

    private RealHost(HostNumber number, HostSetup setup, HostImage image, HttpServer packages) {
        this.number = number;
        this.setup = setup;
        this.image = image;
        this.packages = packages;
    }

    /** Boots a host and returns once one can log in. */
    public static RealHost boot(HostSetup setup) {
        HostImage image = HostImage.of(setup.suite());
        HostNumber number = HostNumber.take();
        try {
            number.script("up", layers(setup, image)).run().requireSuccess();
            HttpServer packages = SimpleFileServer.createFileServer(
                    new InetSocketAddress("10.77." + number.value() + ".1", PACKAGES_PORT),
                    image.packages(),
                    SimpleFileServer.OutputLevel.NONE);
            packages.start();
            RealHost host = new RealHost(number, setup, image, packages);
            host.personalise();
            host.powerOn();
            host.awaitLogin();
            return host;
        } catch (RuntimeException | Error e) {
            number.close();
            throw e;
        }
    }

    public String address() {
        return "10.77." + number.value() + ".2";
    }

    /** The private key with which {@code root} and {@code keeper}, who may use sudo, log in. */
    public Path key() {
        return number.folder().resolve("key");
    }

    public HostImage image() {
        return image;
    }

    /** Where this machine's own servers can be reached from the host. */
    public String gateway() {
        return "10.77." + number.value() + ".1";
    }

    /** The flags with which {@code machine create} gets to this host as root. */
    public List<String> flags() {
        return List.of("-d", "generic", "--generic-ip-address", address(), "--generic-ssh-key", key().toString());
    }

    /** OpenSSH with a shell command for root on the host. */
    public Program ssh(String command) {
        List<String> line = new ArrayList<>(List.of("ssh", "-i", key().toString()));
        for (String option : SSH_OPTIONS) {
            line.add("-o");
            line.add(option);
        }
        line.add("root@" + address());
        line.add(command);
        return Program.of(line.toArray(String[]::new));
    }

    /** Runs a shell command as root on the host, over OpenSSH. */
    public Result run(String command) {
        return ssh(command).run();
    }

    /** Runs a shell command as root on the host that must succeed, and returns what it printed, without the end of line. */
    public String tell(String command) {
        return run(command).requireSuccess().output().strip();
    }

    /** The host's public key as its owner sees it: type and key. */
    public String hostKey() {
        String[] words =
                read(root().resolve("etc/ssh/ssh_host_ed25519_key.pub")).split(" ", 3);
        return words[0] + " " + words[1];
    }

    /** Gives the host another key, as a reinstalled or an impostor's host would have. */
    public void changeHostKey() {
        tell("rm /etc/ssh/ssh_host_* && ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key"
                + " && systemctl restart ssh");
    }

    /** Drops what comes in for a TCP port, without an answer. */
    public void block(int port) {
        inNetwork("-A", "INPUT", "-p", "tcp", "--dport", Integer.toString(port), "-j", "DROP");
    }

    public void unblock(int port) {
        inNetwork("-D", "INPUT", "-p", "tcp", "--dport", Integer.toString(port), "-j", "DROP");
    }

    public void reboot() {
        String before = tell("cat /proc/1/stat | cut -d' ' -f22");
        run("systemctl reboot");
        Waiting.until("reboot of " + address(), LONGEST_BOOT, () -> {
            Result start = run("cat /proc/1/stat | cut -d' ' -f22");
            return start.succeeded() && !start.output().strip().equals(before);
        });
    }

    /** Shuts it down and removes every trace. */
    @Override
    public void close() {
        packages.stop(0);
        number.close();
    }

    private static String[] layers(HostSetup setup, HostImage image) {
        String lower = setup.engineInstalled()
                ? image.engine() + ":" + image.base()
                : image.base().toString();
        return new String[] {lower};
    }

    private Path root() {
        return number.folder().resolve("root");
    }

    private void personalise() {
        makeKey(key());
        makeKey(root().resolve("etc/ssh/ssh_host_ed25519_key"));
        String authorized = read(key().resolveSibling("key.pub"));
        for (String home : List.of("root", "home/keeper")) {
            Path folder = root().resolve(home).resolve(".ssh");
            write(folder.resolve("authorized_keys"), authorized);
            Program.of("chown", "-R", "--reference=" + folder.getParent(), folder.toString())
                    .run()
                    .requireSuccess();
        }
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        write(root().resolve("etc/machine-id"), HexFormat.of().formatHex(id) + "\n");
        write(root().resolve("etc/hostname"), "rented-" + number.value() + "\n");
        write(
                root().resolve("etc/apt/sources.list"),
                "deb [trusted=yes] http://" + gateway() + ":" + PACKAGES_PORT + " /\n");
    }

    private void powerOn() {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(number.script("run", setup.plainEngineData() ? "bind" : "overlay")
                .arguments());
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(number.folder().resolve("console.log").toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitLogin() {
        try {
            Waiting.until(
                    "login to " + address(), LONGEST_BOOT, () -> run("true").succeeded());
        } catch (AssertionError e) {
            throw new AssertionError(read(number.folder().resolve("console.log")), e);
        }
    }

    private void inNetwork(String... rule) {
        List<String> command =
                new ArrayList<>(List.of("nsenter", "--net=/run/netns/witest-" + number.value(), "iptables", "--wait"));
        command.addAll(List.of(rule));
        Program.of(command.toArray(String[]::new)).run().requireSuccess();
    }

    private static void makeKey(Path file) {
        Program.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
                .run()
                .requireSuccess();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.getParent();
            if (folder != null && !Files.exists(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
