package io.windlass.shell.client;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries one command from its request to its exit status. */
final class Conversation {

    private static final int PIECE = 32 * 1024;
    private static final int BROKEN_PIPE = 128 + 13;
    private static final int CANNOT_RUN = 127;
    private static final int SIGNALS_OF_THE_COMMAND = 2;

    private final Connection connection;
    private final Terminal terminal;
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicInteger interrupts = new AtomicInteger();
    private volatile boolean replaced;

    Conversation(Connection connection, Terminal terminal) {
        this.connection = connection;
        this.terminal = terminal;
    }

    /** Returns the status to exit with. */
    int run(List<Chunk> request) throws IOException, InterruptedException {
        Signals.handle("INT", name -> interrupt(name, 2));
        Signals.handle("TERM", name -> interrupt(name, 15));
        Signals.handle("WINCH", name -> terminal.size().ifPresent(size -> connection.offer(new Chunk('W', size))));
        Runtime.getRuntime().addShutdownHook(new Thread(terminal::restore));
        connection.send(request);
        Thread input = new Thread(this::answerWithInput, "standard input");
        input.setDaemon(true);
        input.start();
        return listen();
    }

    private int listen() throws IOException, InterruptedException {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        while (true) {
            Chunk chunk = connection.receive();
            switch (chunk.type()) {
                case '1', '2' -> {
                    if (!copied(chunk.type() == '1' ? out : err, chunk.payload())) {
                        return BROKEN_PIPE;
                    }
                }
                case 'S' -> wanted.release();
                case 'M' -> setMode(chunk.text());
                case 'R' -> {
                    return runInstead(chunk.text());
                }
                case 'X' -> {
                    return Integer.parseInt(chunk.text().strip()) & 0xff;
                }
                default ->
                    throw new ClientException("the daemon's answer is broken: a chunk of type " + (int) chunk.type()
                            + "; is it of another version?");
            }
        }
    }

    private static boolean copied(FileOutputStream stream, byte[] bytes) throws ClientException {
        try {
            stream.write(bytes);
            return true;
        } catch (IOException failure) {
            // The JDK has no other way to tell a reader that has left from a disk that is full.
            if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
                return false;
            }
            throw new ClientException("cannot write", failure);
        }
    }

    private void setMode(String mode) {
        if (mode.equals("raw")) {
            terminal.raw();
        } else if (mode.equals("cooked")) {
            terminal.restore();
        }
    }

    private int runInstead(String words) throws IOException, InterruptedException {
        List<String> command = Arrays.asList(words.split("\0"));
        terminal.restore();
        replaced = true;
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException failure) {
            System.err.println(Main.program() + ": " + failure.getMessage());
            return CANNOT_RUN;
        }
    }

    /**
     * The first signal stops what the command began, the second leaves it to the daemon, and the third is for a daemon
     * that does not listen. A program in our place gets its own from the terminal.
     */
    private void interrupt(String name, int number) {
        if (replaced) {
            return;
        }
        if (interrupts.incrementAndGet() > SIGNALS_OF_THE_COMMAND) {
            terminal.restore();
            Runtime.getRuntime().halt(128 + number);
        }
        connection.offer(new Chunk('I', name));
    }

    private void answerWithInput() {
        FileInputStream input = new FileInputStream(FileDescriptor.in);
        byte[] piece = new byte[PIECE];
        while (true) {
            wanted.acquireUninterruptibly();
            int length = read(input, piece);
            connection.offer(length > 0 ? new Chunk('0', Arrays.copyOf(piece, length)) : new Chunk('.', ""));
        }
    }

    /** Input that cannot be read (closed, a folder) is input that has ended. */
    private static int read(FileInputStream input, byte[] piece) {
        try {
            return input.read(piece);
        } catch (IOException unreadable) {
            return -1;
        }
    }
}
