package io.windlass.shell.commands;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One call of a command.
 *
 * @param <A> the record of the command's options
 */
public interface Invocation<A extends Record> {

    /**
     * Returns the options.
     *
     * @return bound from command line and environment
     */
    A options();

    /**
     * Returns what was set, by long names, further options included and defaults left out.
     *
     * @return as {@code OptionDeclaration.parse} gives it
     */
    Map<String, Object> values();

    /**
     * Returns what follows the options, as the command's {@link Operands} say. Where machines are expected they exist,
     * and {@code default} is filled in.
     *
     * @return never changes
     */
    List<String> operands();

    /**
     * Returns the first operand.
     *
     * @return the machine, where exactly one is expected
     */
    default String machine() {
        return operands().getFirst();
    }

    /**
     * Returns how the program was called.
     *
     * @return the whole command line
     */
    CommandCall call();

    /**
     * Returns the caller's end, for commands that pass bytes through.
     *
     * @return where the call comes from
     */
    Session session();

    /**
     * Returns who runs this command, for commands that run others.
     *
     * @return the service
     */
    CommandRunner runner();

    /**
     * Returns what version of the product runs.
     *
     * @return such as {@code 0.1.0, build 20261121}
     */
    String productVersion();

    /**
     * Returns where an operation tells its steps; they appear on standard output while it runs. Whoever takes it has
     * begun something that goes on when the caller interrupts, and the caller is then told so.
     *
     * @return for the length of this call; lines that come later are dropped
     */
    Progress progress();

    /**
     * Asks the person who calls.
     *
     * @param question shown as it is, without a line end
     * @return true for an answer that begins with y or Y; false for any other and for the end of input
     */
    boolean confirm(String question);

    /**
     * Waits.
     *
     * @param stage what to wait for
     * @param <T> what comes of it
     * @return its result
     * @throws MachineException what it failed with
     */
    <T> T await(CompletionStage<T> stage);

    /**
     * Does something for each operand at once and waits for all. One that fails does not stop the others.
     *
     * @param action begins it
     * @return what came of each, in the order of the operands
     */
    default Output each(Function<String, ? extends CompletionStage<Output>> action) {
        return each(operands(), action);
    }

    /**
     * Does something for each name at once and waits for all. One that fails does not stop the others.
     *
     * @param names for whom
     * @param action begins it
     * @return what came of each, in the order of the names
     */
    Output each(List<String> names, Function<String, ? extends CompletionStage<Output>> action);
}
