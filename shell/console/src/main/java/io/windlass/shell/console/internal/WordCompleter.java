package io.windlass.shell.console.internal;

import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.CommandRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Asks the commands how a line may go on. */
record WordCompleter(CommandRunner runner, Caller caller) implements Completer {

    private static final Set<String> CONNECTORS = Set.of("|", "||", "&&", ";");
    private static final Set<String> PROGRAMS = Set.of("machine", "docker-machine");

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> words = new ArrayList<>(line.words().subList(0, line.wordIndex()));
        words.add(line.word());
        // What stands behind the last pipe is a command of its own.
        int begin = words.stream().map(CONNECTORS::contains).toList().lastIndexOf(true) + 1;
        begin += PROGRAMS.contains(words.get(begin)) && begin + 1 < words.size() ? 1 : 0;
        List<String> command = new ArrayList<>(words.subList(begin, words.size()));
        command.set(0, command.getFirst().replaceFirst("^" + RunFunction.SCOPE + ":", ""));
        Stream<String> filters = command.size() > 1
                ? Stream.of()
                : TextFilter.names().filter(name -> name.startsWith(command.getFirst()));
        Stream.concat(runner.complete(command, caller).stream(), filters)
                .map(WordCompleter::candidate)
                .forEach(candidates::add);
    }

    /** More follows at once behind a machine whose path is meant, and behind a label's or a filter's name. */
    private static Candidate candidate(String word) {
        boolean whole = !word.endsWith(":") && !word.endsWith("=");
        return new Candidate(word, word, null, null, null, null, whole);
    }
}
