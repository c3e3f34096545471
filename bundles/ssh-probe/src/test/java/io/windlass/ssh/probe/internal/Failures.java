package io.windlass.ssh.probe.internal;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windlass.api.error.MachineException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches what must fail. */
final class Failures {

    private Failures() {}

    static MachineException failure(ThrowingCallable call) {
        MachineException failure = catchThrowableOfType(MachineException.class, call);
        if (failure == null) {
            throw new AssertionError("did not fail");
        }
        return failure;
    }
}
