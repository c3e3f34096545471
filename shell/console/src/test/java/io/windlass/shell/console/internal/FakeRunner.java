package io.windlass.shell.console.internal;

import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A few commands that show how they were called. */
final class FakeRunner implements CommandRunner {

    final CountDownLatch waiting = new CountDownLatch(1);

    @Override
    public int run(CommandCall call, Session session) {
        try {
            return switch (call.arguments().getFirst()) {
                case "say" -> {
                    write(
                            session,
                            String.join(
                                            " ",
                                            call.arguments()
                                                    .subList(1, call.arguments().size())) + "\n");
                    yield 0;
                }
                case "loud" -> {
                    String text = new String(session.input().readAllBytes(), StandardCharsets.UTF_8);
                    write(session, text.toUpperCase(Locale.ROOT));
                    yield 0;
                }
                case "keys" -> keys(session);
                case "caller" -> {
                    write(session, call.program() + call.environment().get("X") + call.directory() + "\n");
                    yield 0;
                }
                case "wait" -> await(session);
                case "fail" -> {
                    session.errors().write("failed\n".getBytes(StandardCharsets.UTF_8));
                    yield 3;
                }
                default -> {
                    session.errors().write("there is no nosuch\n".getBytes(StandardCharsets.UTF_8));
                    yield 1;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean holdsSecret(List<String> words) {
        return words.contains("--token");
    }

    @Override
    public List<String> complete(List<String> words, Caller caller) {
        return Stream.of("say", "loud", "fail")
                .filter(name -> words.size() == 1 && name.startsWith(words.getFirst()))
                .toList();
    }

    /** Takes the terminal for itself, and shows which three keys were pressed. */
    private static int keys(Session session) throws IOException {
        ClientTerminal terminal = session.terminal().orElseThrow();
        terminal.raw();
        write(session, "ready\r\n");
        byte[] keys = session.input().readNBytes(3);
        terminal.cooked();
        write(session, Arrays.toString(keys) + " in " + terminal.size() + "\n");
        return 0;
    }

    private int await(Session session) throws IOException {
        waiting.countDown();
        try {
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            write(session, "woken\n");
            return INTERRUPTED;
        }
    }

    private static void write(Session session, String text) throws IOException {
        session.output().write(text.getBytes(StandardCharsets.UTF_8));
        session.output().flush();
    }
}
