package io.windlass.shell.server.internal;

import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.ClientTerminal;
import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;

/** Does what its first argument says. */
final class ScriptedRunner implements CommandRunner {

    final CountDownLatch cancelled = new CountDownLatch(1);
    final List<String> reasons = new CopyOnWriteArrayList<>();
    final CyclicBarrier together = new CyclicBarrier(2);

    @Override
    public int run(CommandCall call, Session session) {
        try {
            return switch (call.arguments().getFirst()) {
                case "echo" -> echo(call, session);
                case "cat" -> {
                    session.input().transferTo(session.output());
                    yield 0;
                }
                case "large" -> {
                    session.output().write(new byte[100_000]);
                    yield 0;
                }
                case "flood" -> flood(session);
                case "meet" -> meet();
                case "local" -> {
                    session.runLocally(List.of("ssh", "-p", "22", "a b"));
                    yield 0;
                }
                case "terminal" -> terminal(session);
                case "screen" -> screen(session);
                case "wait" -> waitForEver(session);
                case "insist" -> insist(session);
                default -> throw new IllegalStateException("a defect");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean holdsSecret(List<String> words) {
        return false;
    }

    @Override
    public List<String> complete(List<String> words, Caller caller) {
        return List.of();
    }

    private static int echo(CommandCall call, Session session) throws IOException {
        write(session, call.program() + call.arguments() + call.environment() + call.directory());
        session.errors().write("done\n".getBytes(StandardCharsets.UTF_8));
        return 3;
    }

    private static int terminal(Session session) throws IOException {
        ClientTerminal terminal = session.terminal().orElseThrow();
        CountDownLatch resized = new CountDownLatch(1);
        terminal.onResize(resized::countDown);
        terminal.raw();
        write(session, terminal.size().toString());
        try {
            resized.await();
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
        write(session, terminal.size().toString());
        terminal.cooked();
        return 0;
    }

    private int flood(Session session) throws IOException {
        try {
            while (!session.cancelled()) {
                session.output().write(new byte[32_768]);
            }
        } finally {
            cancelled.countDown();
        }
        return 1;
    }

    private int meet() {
        try {
            together.await();
            return 0;
        } catch (InterruptedException | BrokenBarrierException e) {
            return 1;
        }
    }

    private int waitForEver(Session session) throws IOException {
        write(session, "waiting");
        try {
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            cancelled.countDown();
            session.errors().write("goes on\n".getBytes(StandardCharsets.UTF_8));
            return INTERRUPTED;
        }
    }

    private static int screen(Session session) throws IOException {
        write(
                session,
                session.screen().map(ClientTerminal::size) + " "
                        + session.terminal().isPresent());
        return 0;
    }

    /** Ends at the second interrupt only, and tells of each why it came. */
    private int insist(Session session) throws IOException {
        write(session, "waiting");
        for (int count = 1; count <= 2; count++) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                reasons.add(session.gone() ? "gone" : "signal");
                write(session, "interrupt");
            }
        }
        cancelled.countDown();
        return INTERRUPTED;
    }

    private static void write(Session session, String text) throws IOException {
        session.output().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
