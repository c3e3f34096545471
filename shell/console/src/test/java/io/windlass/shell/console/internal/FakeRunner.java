package io.windlass.shell.console.internal;

import io.windlass.shell.commands.CommandCall;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Three commands: {@code say}, {@code loud} and {@code fail}. */
final class FakeRunner implements CommandRunner {

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
                case "caller" -> {
                    write(session, call.program() + call.environment().get("X") + call.directory() + "\n");
                    yield 0;
                }
                default -> {
                    session.errors().write("failed\n".getBytes(StandardCharsets.UTF_8));
                    yield 3;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> complete(List<String> words) {
        return Stream.of("say", "loud", "fail")
                .filter(name -> words.size() == 1 && name.startsWith(words.getFirst()))
                .toList();
    }

    private static void write(Session session, String text) throws IOException {
        session.output().write(text.getBytes(StandardCharsets.UTF_8));
        session.output().flush();
    }
}
