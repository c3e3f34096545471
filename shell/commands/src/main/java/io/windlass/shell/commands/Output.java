package io.windlass.shell.commands;

import io.windlass.api.error.MachineException;
import java.util.List;

/** What a command returns: a value, and no thought of how it looks. */
public sealed interface Output {

    /** Nothing to show. */
    Output NOTHING = new Lines(List.of());

    /**
     * Makes lines of text.
     *
     * @param lines without line ends
     * @return the output
     */
    static Output lines(String... lines) {
        return new Lines(List.of(lines));
    }

    /**
     * Text for standard output.
     *
     * @param lines without line ends
     */
    record Lines(List<String> lines) implements Output {
        /** Copies what could be changed from outside. */
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Text for standard error, for what went wrong without making the command fail.
     *
     * @param lines without line ends
     */
    record Notes(List<String> lines) implements Output {
        /** Copies what could be changed from outside. */
        public Notes {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Rows under headings.
     *
     * @param columns the headings
     * @param rows their cells; a row may have fewer than there are columns, or more
     */
    record Table(List<String> columns, List<List<String>> rows) implements Output {
        /** Copies what could be changed from outside. */
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A JSON value.
     *
     * @param text in any layout
     */
    record Json(String text) implements Output {}

    /**
     * The help text of a command or of the program.
     *
     * @param command the command's name, or an empty text
     */
    record Help(String command) implements Output {}

    /**
     * An exit status that is passed on as it is, with nothing to show.
     *
     * @param status 0 to 255
     */
    record Status(int status) implements Output {}

    /**
     * A program to run in the caller's place.
     *
     * @param arguments the program and its arguments
     */
    record RunLocally(List<String> arguments) implements Output {
        /** Copies what could be changed from outside. */
        public RunLocally {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What came of several things done at once. The exit status is the highest of the outputs', and at least 1 if there
     * is a failure.
     *
     * @param outputs of those that succeeded
     * @param failures of the others
     */
    record Several(List<Output> outputs, List<MachineException> failures) implements Output {
        /** Copies what could be changed from outside. */
        public Several {
            outputs = List.copyOf(outputs);
            failures = List.copyOf(failures);
        }
    }
}
