package io.windlass.shell.commands;

import java.util.List;

/** Runs command lines. A service; safe for any thread. */
public interface CommandRunner {

    /** The exit status of a command that the caller interrupted. */
    int INTERRUPTED = 130;

    /** The exit status of a command on several machines that some of them came through and some did not. */
    int PARTLY_FAILED = 4;

    /**
     * Reads a command line, runs its command and shows the outcome. Interrupt the calling thread to cancel: the
     * operations that the command has begun are asked to stop, and their ends are waited for. Interrupt it again, or
     * while {@link Session#gone()}, to end the waiting: what is under way then goes on, and the caller is told so. The
     * interrupts are consumed.
     *
     * @param call the command line
     * @param session where it comes from
     * @return the exit status
     */
    int run(CommandCall call, Session session);

    /**
     * Says how an unfinished command line may go on. What the caller may not give is not shown.
     *
     * @param words what follows the program's name; the last one, which may be empty, is to be completed
     * @param caller who types it
     * @return whole words in order
     */
    List<String> complete(List<String> words, Caller caller);

    /**
     * Says whether a command line holds the value of a secret option, so that it must not be kept anywhere.
     *
     * @param words what follows the program's name
     * @return true also where only the option's name lets one fear so
     */
    boolean holdsSecret(List<String> words);
}
