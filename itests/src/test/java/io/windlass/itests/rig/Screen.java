package io.windlass.itests.rig;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A real terminal with somebody at it, which tmux provides. */
public final class Screen implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final AtomicInteger SHOWN = new AtomicInteger();

    private final Windlass windlass;

    /** Each has a server of its own: one that is being killed takes no new session. */
    private final String socket = "tmux-" + SHOWN.incrementAndGet() + ".sock";

    private Screen(Windlass windlass) {
        this.windlass = windlass;
    }

    /** Runs a line of a shell in a terminal of this size; what is to be seen stays there when the line has ended. */
    public static Screen show(Windlass windlass, int columns, int rows, String line) {
        Screen screen = new Screen(windlass);
        screen.tmux(
                "new-session",
                "-d",
                "-x",
                Integer.toString(columns),
                "-y",
                Integer.toString(rows),
                line + "; exec sleep 600");
        return screen;
    }

    /** Types a line and the key that ends it. */
    public void type(String line) {
        write(line);
        press("Enter");
    }

    /** Types, and leaves the line open. */
    public void write(String text) {
        tmux("send-keys", "-l", text);
    }

    /** Presses a key by tmux's name for it, such as {@code C-c}. */
    public void press(String key) {
        tmux("send-keys", key);
    }

    public void resize(int columns, int rows) {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** Waits until there is something to be seen. */
    public void await(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        try {
            Waiting.until(
                    pattern + " on the screen",
                    LONGEST,
                    () -> wanted.matcher(tmux("capture-pane", "-p")).find());
        } catch (AssertionError e) {
            throw new AssertionError("there is only\n" + tmux("capture-pane", "-p"), e);
        }
    }

    /** Takes the terminal away from whoever is at it. */
    @Override
    public void close() {
        tmux("kill-server");
    }

    private String tmux(String... arguments) {
        String[] command = new String[5 + arguments.length];
        command[0] = "tmux";
        command[1] = "-S";
        command[2] = socket;
        command[3] = "-f";
        command[4] = "/dev/null";
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        return windlass.program(command).run().requireSuccess().output();
    }
}
