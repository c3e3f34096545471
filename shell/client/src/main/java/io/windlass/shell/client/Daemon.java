package io.windlass.shell.client;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/** Reaches the daemon of a store, and starts one if nobody listens. */
record Daemon(Path home, Path storage) {

    /** Every system takes this much, most take 107. */
    private static final int LONGEST_ADDRESS = 100;

    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(10);

    Connection connect() throws IOException, InterruptedException {
        SocketChannel channel;
        try {
            channel = open();
        } catch (ConnectException nobodyListens) {
            start();
            channel = openSoon();
        }
        checkOwner(channel);
        return new Connection(channel);
    }

    /** A daemon that has started, or that changes one of its parts, listens in a moment. */
    private SocketChannel openSoon() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_CHANGE.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                return open();
            } catch (ConnectException notYet) {
                Thread.sleep(20);
            }
        }
        throw new ClientException("the daemon has started but does not listen in " + storage);
    }

    private SocketChannel open() throws IOException {
        Path socket = storage.resolve("daemon").resolve("machined.sock");
        if (!Files.exists(socket)) {
            throw new ConnectException("nobody listens in " + storage);
        }
        if (socket.toString().length() <= LONGEST_ADDRESS) {
            return connect(socket);
        }
        Path shortcuts = Files.createTempDirectory("machine");
        Path shortcut = shortcuts.resolve("d");
        try {
            Files.createSymbolicLink(shortcut, socket.getParent());
            return connect(shortcut.resolve(socket.getFileName()));
        } finally {
            Files.deleteIfExists(shortcut);
            Files.delete(shortcuts);
        }
    }

    private SocketChannel connect(Path socket) throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (SocketException refused) {
            if (String.valueOf(refused.getMessage()).contains("refused")) {
                throw (ConnectException) new ConnectException("nobody listens in " + storage).initCause(refused);
            }
            throw new ClientException("cannot reach the daemon in " + storage, refused);
        }
    }

    private void start() throws IOException, InterruptedException {
        String machined = home.resolve("bin").resolve("machined").toString();
        Process starter = new ProcessBuilder(machined, "start", "--storage-path", storage.toString())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (starter.waitFor() != 0) {
            throw new ClientException("the daemon did not start");
        }
    }

    /** The daemon sees our environment and may name programs for us to run: it has to be ours, or root's. */
    private void checkOwner(SocketChannel channel) throws IOException {
        UserPrincipal owner =
                channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        Path self = Path.of("/proc/self");
        boolean ours = Files.exists(self)
                ? owner.equals(Files.getOwner(self))
                : owner.getName().equals(System.getProperty("user.name"));
        if (!ours && !owner.getName().equals("root")) {
            throw new ClientException("the daemon of " + storage + " belongs to user " + owner.getName()
                    + ": call as that user, or choose another --storage-path");
        }
    }
}
