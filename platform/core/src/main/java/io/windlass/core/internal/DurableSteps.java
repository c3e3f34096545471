package io.windlass.core.internal;

import io.windlass.api.host.Failure;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Intent;
import io.windlass.api.host.Operation;
import java.util.Optional;

/** The steps around every operation: what is durable before its first effect, and after its last. */
final class DurableSteps {

    private DurableSteps() {}

    static Step begin(HostParts parts, Operation operation) {
        return new Step.Work((before, progress) -> {
            HostRecord begun = before.begin(new Intent(operation, parts.clock().instant()));
            if (operation == Operation.CREATE) {
                parts.store().create(begun);
            } else {
                parts.store().save(begun);
            }
            return begun;
        });
    }

    static Step end(HostParts parts) {
        return end(parts, Optional.empty());
    }

    static Step end(HostParts parts, HostError error) {
        return end(parts, Optional.of(error.toFailure()));
    }

    private static Step end(HostParts parts, Optional<Failure> failure) {
        return new Step.Work((before, progress) -> {
            HostRecord ended = before.end(failure);
            parts.store().save(ended);
            return ended;
        });
    }
}
