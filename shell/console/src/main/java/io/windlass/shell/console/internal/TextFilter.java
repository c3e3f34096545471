package io.windlass.shell.console.internal;

import io.windlass.api.error.MachineException;
import io.windlass.shell.commands.CommandRunner;
import io.windlass.shell.commands.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands behind a pipe: programs of every shell, as far as one needs them here, and without any files. */
enum TextFilter {
    ECHO("echo") {
        @Override
        boolean filter(FilterOptions options, BufferedReader input, LineSink output) throws IOException {
            output.line(String.join(" ", options.words()));
            return true;
        }
    },
    GREP("grep") {
        @Override
        boolean filter(FilterOptions options, BufferedReader input, LineSink output) throws IOException {
            LinePattern pattern = LinePattern.of(options);
            long found = 0;
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                if (pattern.selects(line)) {
                    found++;
                    if (!options.has('c')) {
                        output.line(line);
                    }
                }
            }
            if (options.has('c')) {
                output.line(Long.toString(found));
            }
            return found > 0;
        }
    },
    HEAD("head") {
        @Override
        boolean filter(FilterOptions options, BufferedReader input, LineSink output) throws IOException {
            int left = options.count();
            for (String line = left > 0 ? input.readLine() : null; line != null; line = input.readLine()) {
                output.line(line);
                left--;
                if (left == 0) {
                    break;
                }
            }
            return true;
        }
    },
    TAIL("tail") {
        @Override
        boolean filter(FilterOptions options, BufferedReader input, LineSink output) throws IOException {
            KeptLines kept = KeptLines.last(options.count());
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                kept.add(line);
            }
            output.lines(kept.lines());
            return true;
        }
    },
    SORT("sort") {
        @Override
        boolean filter(FilterOptions options, BufferedReader input, LineSink output) throws IOException {
            KeptLines kept = KeptLines.all();
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                kept.add(line);
            }
            output.lines(kept.sorted(options.has('r'), options.has('u')));
            return true;
        }
    },
    WC("wc") {
        @Override
        boolean filter(FilterOptions options, BufferedReader input, LineSink output) throws IOException {
            long lines = 0;
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                lines++;
            }
            output.line(Long.toString(lines));
            return true;
        }
    };

    private final String word;

    TextFilter(String word) {
        this.word = word;
    }

    /** Lines for whoever reads next, at once as soon as there is nothing more to read. */
    static final class LineSink {

        private final Writer writer;
        private final BufferedReader input;

        LineSink(Writer writer, BufferedReader input) {
            this.writer = writer;
            this.input = input;
        }

        void line(String line) throws IOException {
            writer.write(line);
            writer.write('\n');
            if (!input.ready()) {
                writer.flush();
            }
        }

        void lines(List<String> lines) throws IOException {
            for (String line : lines) {
                line(line);
            }
        }
    }

    static Optional<TextFilter> named(String name) {
        return Arrays.stream(values())
                .filter(filter -> filter.word.equals(name))
                .findFirst();
    }

    static Stream<String> names() {
        return Arrays.stream(values()).map(filter -> filter.word);
    }

    /** Returns whether there was what was looked for. */
    abstract boolean filter(FilterOptions options, BufferedReader input, LineSink output) throws IOException;

    /** Returns the exit status. */
    int run(List<String> words, Session session) {
        BufferedReader input = new BufferedReader(new InputStreamReader(session.input(), StandardCharsets.UTF_8));
        Writer writer = new OutputStreamWriter(session.output(), StandardCharsets.UTF_8);
        try {
            boolean found = filter(FilterOptions.of(word, words), input, new LineSink(writer, input));
            writer.flush();
            return found ? 0 : 1;
        } catch (ClosedByInterruptException e) {
            return CommandRunner.INTERRUPTED;
        } catch (MachineException e) {
            return complain(session, e);
        } catch (IOException e) {
            return session.cancelled() ? CommandRunner.INTERRUPTED : 0;
        }
    }

    private static int complain(Session session, MachineException failure) {
        try {
            session.errors().write((failure.text() + "\n").getBytes(StandardCharsets.UTF_8));
            session.errors().flush();
            return 2;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
