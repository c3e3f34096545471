package io.windlass.shell.commands;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.core.HostView;
import io.windlass.core.OngoingOperation;
import io.windlass.core.Patience;
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
     * Returns what was set, by long names, further options included, defaults and the framework's own options left out.
     *
     * @return as {@code OptionDeclaration.parse} gives it
     */
    Map<String, Object> values();

    /**
     * Returns what follows the options, as the command's {@link Operands} say. Where machines are expected they exist,
     * ranges are written out, what a selector chooses is there, and {@code default} is filled in.
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
     * Says whether the caller prefers the SSH client that is built in to the {@code ssh} program.
     *
     * @return as the caller said before the command's name, or by the environment
     */
    boolean nativeSsh();

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
     * Returns where lines go that are to appear on standard output at once.
     *
     * @return for the length of this call; lines that come later are dropped
     */
    Progress progress();

    /**
     * Returns where an operation on a machine tells its steps; they appear on standard output while it runs, with the
     * machine's name if there are several.
     *
     * @param machine its name
     * @return for the length of this call; lines that come later are dropped
     */
    Progress progress(String machine);

    /**
     * Returns how long operations may wait.
     *
     * @return as the caller said, for a command that is declared as operating; as configured otherwise
     */
    Patience patience();

    /**
     * Takes charge of an operation that was just asked for: it is cancelled when the caller interrupts.
     *
     * @param operation the operation
     * @return its result
     */
    CompletionStage<HostView> begin(OngoingOperation operation);

    /** What a person said to a question. */
    enum Answer {
        /** It began with y or Y. */
        YES,
        /** Anything else. */
        NO,
        /** Nobody is there to answer. */
        NONE
    }

    /**
     * Asks the person who calls.
     *
     * @param question shown as it is, without a line end
     * @return the answer
     */
    Answer ask(String question);

    /**
     * Asks the person who calls.
     *
     * @param question shown as it is, without a line end
     * @return true for yes; false for any other answer and for none
     */
    default boolean confirm(String question) {
        return ask(question) == Answer.YES;
    }

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
     * Asks something about each operand at once and waits for all. One that fails does not stop the others.
     *
     * @param action asks it
     * @return what came of each, in the order of the operands
     * @throws MachineException if there is one operand, and it failed
     */
    Output each(Function<String, ? extends CompletionStage<Output>> action);

    /**
     * Carries out an operation on each machine, as many at once as the caller allows, and waits for all. One that fails
     * does not stop the others. While they are under way the caller sees how far each is, and afterwards, if there are
     * several, a summary.
     *
     * @param done what has become of a machine when it succeeded, such as {@code created}
     * @param machines each once
     * @param action begins it
     * @return what came of each, in the order of the machines
     * @throws MachineException if there is one machine, and it failed
     */
    Output operate(String done, List<String> machines, Function<String, ? extends CompletionStage<Output>> action);
}
