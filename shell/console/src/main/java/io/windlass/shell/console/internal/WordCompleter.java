package io.windlass.shell.console.internal;

import io.windlass.shell.commands.CommandRunner;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Asks the commands how a line may go on. */
record WordCompleter(CommandRunner runner) implements Completer {

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> words = new ArrayList<>(line.words().subList(0, line.wordIndex()));
        words.add(line.word());
        // What stands behind the last pipe is a command of its own.
        int begin = Math.max(words.lastIndexOf("|"), words.lastIndexOf(";")) + 1;
        List<String> command = new ArrayList<>(words.subList(begin, words.size()));
        command.set(0, command.getFirst().replaceFirst("^" + GogoFunction.SCOPE + ":", ""));
        runner.complete(command).forEach(word -> candidates.add(new Candidate(word)));
    }
}
