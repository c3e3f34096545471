package io.windlass.shell.remote.internal;

import io.windlass.shell.commands.ClientTerminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.sshd.server.Environment;

/**
 * The caller's terminal. OpenSSH's client has put it into raw mode, so what a terminal does for programs that want lines
 * is done here: echo, erasing, Ctrl-C, and the carriage return before each line feed.
 */
final class PtyTerminal implements ClientTerminal {

    private static final int LONGEST = 4096;
    private static final int MOST = 10_000;
    private static final int INTERRUPT = 3;
    private static final int END = 4;
    private static final int BACKSPACE = 8;
    private static final int KILL = 21;
    private static final int DELETE = 127;

    private final Environment environment;
    private final OutputStream screen;
    private final KeyBuffer keys = new KeyBuffer();
    private final StringBuilder line = new StringBuilder();
    private volatile boolean raw;
    private volatile Runnable listener = () -> {};

    private PtyTerminal(Environment environment, OutputStream screen) {
        this.environment = environment;
        this.screen = screen;
    }

    /** Returns the terminal, if the caller has asked for one. */
    static Optional<PtyTerminal> of(Environment environment, ChannelWriter writer) {
        return environment.getEnv().containsKey(Environment.ENV_TERM)
                ? Optional.of(new PtyTerminal(environment, writer.stream(false, () -> {})))
                : Optional.empty();
    }

    KeyBuffer keys() {
        return keys;
    }

    @Override
    public Size size() {
        return new Size(number(Environment.ENV_COLUMNS, 80), number(Environment.ENV_LINES, 24));
    }

    private int number(String variable, int usual) {
        String text = environment.getEnv().getOrDefault(variable, "");
        int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        return value == 0 ? usual : Math.min(value, MOST);
    }

    @Override
    public void onResize(Runnable interested) {
        listener = interested;
    }

    void resized() {
        listener.run();
    }

    @Override
    public synchronized void raw() {
        raw = true;
        keys.offer(line.toString().getBytes(StandardCharsets.ISO_8859_1));
        line.setLength(0);
    }

    @Override
    public synchronized void cooked() {
        raw = false;
    }

    /** Takes what was typed; waits while nobody reads it. */
    void typed(byte[] bytes, int length, Runnable interrupt) throws IOException, InterruptedException {
        for (int index = 0; index < length; index++) {
            if (raw) {
                keys.put(bytes[index]);
            } else {
                cook(bytes[index] & 0xff, interrupt);
            }
        }
    }

    /** Lines as a terminal makes them; each byte of UTF-8 counts as a character, as it does for simple terminals. */
    private synchronized void cook(int octet, Runnable interrupt) throws IOException {
        switch (octet) {
            case INTERRUPT -> {
                line.setLength(0);
                echo("^C\r\n");
                interrupt.run();
            }
            case END -> {
                pass("");
                keys.end();
            }
            case '\r', '\n' -> {
                echo("\r\n");
                pass("\n");
            }
            case DELETE, BACKSPACE -> {
                if (!line.isEmpty()) {
                    line.setLength(line.length() - 1);
                    echo("\b \b");
                }
            }
            case KILL -> {
                echo("\b \b".repeat(line.length()));
                line.setLength(0);
            }
            default -> {
                if (octet >= ' ' && line.length() < LONGEST) {
                    line.append((char) octet);
                    echo(String.valueOf((char) octet));
                }
            }
        }
    }

    private void pass(String end) {
        keys.offer((line + end).getBytes(StandardCharsets.ISO_8859_1));
        line.setLength(0);
    }

    private void echo(String text) throws IOException {
        screen.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns a stream to the screen that puts carriage returns where a terminal would. */
    OutputStream cooking(OutputStream plain) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (raw) {
                    plain.write(bytes, offset, length);
                    return;
                }
                String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
                plain.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }
}
