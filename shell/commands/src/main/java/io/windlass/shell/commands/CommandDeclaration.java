package io.windlass.shell.commands;

import io.windlass.api.option.OptionSchema;

/**
 * What a command is called and what it takes.
 *
 * @param name the word that calls it; one that begins with two underscores is left out of help and completion
 * @param summary one line for the help text
 * @param operands what follows the options
 * @param options its options
 * @param operating whether it begins operations, which take time: the caller may then say how long to wait and how
 *     many to carry out at once
 * @param access who may give it; denied to everybody as long as {@link #with} has not said so
 * @param <A> the record of its options
 */
public record CommandDeclaration<A extends Record>(
        String name, String summary, Operands operands, OptionSchema<A> options, boolean operating, Access access) {

    /**
     * Declares a command that answers soon.
     *
     * @param name the word that calls it
     * @param summary one line for the help text
     * @param operands what follows the options
     * @param options the record of its options
     * @param <A> the same record
     * @return the declaration
     */
    public static <A extends Record> CommandDeclaration<A> of(
            String name, String summary, Operands operands, Class<A> options) {
        return new CommandDeclaration<>(name, summary, operands, OptionSchema.of(options), false, Access.UNDECLARED);
    }

    /**
     * Declares a command that begins operations.
     *
     * @param name the word that calls it
     * @param summary one line for the help text
     * @param operands what follows the options
     * @param options the record of its options, without those for waiting
     * @param <A> the same record
     * @return the declaration
     */
    public static <A extends Record> CommandDeclaration<A> operating(
            String name, String summary, Operands operands, Class<A> options) {
        return new CommandDeclaration<>(name, summary, operands, OptionSchema.of(options), true, Access.UNDECLARED);
    }

    /**
     * Declares who may give it.
     *
     * @param declared the least role, and what the command does
     * @return this with that
     */
    public CommandDeclaration<A> with(Access declared) {
        return new CommandDeclaration<>(name, summary, operands, options, operating, declared);
    }

    /**
     * Says whether people are told about it.
     *
     * @return false for commands that only scripts of ours call
     */
    public boolean shown() {
        return !name.startsWith("__");
    }
}
