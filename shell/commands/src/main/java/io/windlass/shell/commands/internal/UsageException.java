package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;

/** A command line that cannot be read, or that names the wrong things. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient MachineException failure;
    private final Kind kind;

    /** What docker-machine makes of it. */
    enum Kind {
        /** Options that cannot be parsed: it shows the help, and for nearly all commands calls that a success. */
        UNREADABLE,
        /** Too few or too many words where it shows the help as well. */
        WITH_HELP
    }

    static UsageException unreadable(MachineException failure) {
        return new UsageException(Kind.UNREADABLE, failure);
    }

    UsageException(Kind kind, MachineException failure) {
        super(failure.text(), failure);
        this.kind = kind;
        this.failure = failure;
    }

    /** The same with a longer hint. */
    UsageException hinting(String more) {
        String hint = failure.hint().isEmpty() ? more : failure.hint() + " " + more;
        return new UsageException(kind, new MachineException(failure.code(), failure.text(), hint, failure));
    }

    Kind kind() {
        return kind;
    }

    MachineException failure() {
        return failure;
    }
}
