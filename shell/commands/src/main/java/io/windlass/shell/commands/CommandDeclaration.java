package io.windlass.shell.commands;

import io.windlass.api.option.OptionSchema;

/**
 * What a command is called and what it takes.
 *
 * @param name the word that calls it; one that begins with two underscores is left out of help and completion
 * @param summary one line for the help text
 * @param operands what follows the options
 * @param options its options
 * @param <A> the record of its options
 */
public record CommandDeclaration<A extends Record>(
        String name, String summary, Operands operands, OptionSchema<A> options) {

    /**
     * Declares a command.
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
        return new CommandDeclaration<>(name, summary, operands, OptionSchema.of(options));
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
