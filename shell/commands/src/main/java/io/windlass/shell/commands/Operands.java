package io.windlass.shell.commands;

/** What a command takes besides its options. The framework checks it before the command runs. */
public enum Operands {
    /** Nothing. */
    NONE(""),
    /** Anything; the command does not look at it. */
    IGNORED(""),
    /** One existing machine, or the one called {@code default}. */
    MACHINE("Argument is a machine name."),
    /** One existing machine, the one called {@code default}, or several that one range or a selector stands for. */
    MACHINE_OR_RANGE("Argument is a machine name, or a range of names such as 'ci-{01..50}'."),
    /** One existing machine or nothing. */
    OPTIONAL_MACHINE("Argument is a machine name."),
    /** Existing machines, ranges of them, those of a selector, or the one called {@code default}. */
    MACHINES("Argument(s) are one or more machine names."),
    /** One or more names, which need not exist, ranges of them, or the machines of a selector. */
    NAMES("Argument(s) are one or more machine names."),
    /** One name for a new machine, or a range for several, as it was written. */
    NEW_NAME("Argument is the name of the new machine, or a range of names such as 'ci-{01..50}'."),
    /** An existing machine and words that are left as they are, options included. */
    MACHINE_AND_WORDS("Arguments are [machine-name] [command]"),
    /** Two paths, each of which may be on a machine. The command itself checks that the machines exist. */
    PATHS("Arguments are [[user@]machine:][path] [[user@]machine:][path]."),
    /** A path on a machine and perhaps a folder here. The command itself checks that the machine exists. */
    PATH_AND_FOLDER("Arguments are [[user@]machine:][path] [mountpoint]"),
    /** The folder of another store, and names of machines, which need not exist. */
    STORE_AND_NAMES("Arguments are [directory] [machine-name...]"),
    /** Words that only the command understands. */
    WORDS("");

    private final String description;

    Operands(String description) {
        this.description = description;
    }

    /**
     * Returns a line for the help text.
     *
     * @return empty if there is nothing to say
     */
    public String description() {
        return description;
    }

    /**
     * Says whether machines can be chosen by their labels instead of by their names.
     *
     * @return true where several machines may be meant
     */
    public boolean selectable() {
        return switch (this) {
            case MACHINE_OR_RANGE, MACHINES, NAMES -> true;
            case NONE,
                    IGNORED,
                    MACHINE,
                    OPTIONAL_MACHINE,
                    NEW_NAME,
                    MACHINE_AND_WORDS,
                    PATHS,
                    PATH_AND_FOLDER,
                    STORE_AND_NAMES,
                    WORDS -> false;
        };
    }
}
