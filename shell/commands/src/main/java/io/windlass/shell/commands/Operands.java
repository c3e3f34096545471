package io.windlass.shell.commands;

/** What a command takes besides its options. The framework checks it before the command runs. */
public enum Operands {
    /** Nothing. */
    NONE(""),
    /** Anything; the command does not look at it. */
    IGNORED(""),
    /** One existing machine, or the one called {@code default}. */
    MACHINE("Argument is a machine name."),
    /** One existing machine or nothing. */
    OPTIONAL_MACHINE("Argument is a machine name."),
    /** Existing machines, or the one called {@code default}. */
    MACHINES("Argument(s) are one or more machine names."),
    /** One or more names, which need not exist. */
    NAMES("Argument(s) are one or more machine names."),
    /** One name for a new machine. */
    NEW_NAME("Argument is the name of the new machine."),
    /** An existing machine and words that are left as they are, options included. */
    MACHINE_AND_WORDS("Arguments are [machine-name] [command]"),
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
}
