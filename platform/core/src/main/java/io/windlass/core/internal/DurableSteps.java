package io.windlass.core.internal;

import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Operation;

/** The steps around every operation: what is durable before its first effect, and after its last. */
final class DurableSteps {

    private DurableSteps() {}

    static Step begin(HostParts parts, Operation operation, boolean stored) {
        return new Step.Work((before, progress) -> {
            HostRecord begun =
                    HostLifecycle.begin(before, stored, operation, parts.clock().instant());
            if (stored) {
                return parts.store().save(begun);
            }
            parts.store().create(begun);
            return begun;
        });
    }

    static Step end(HostParts parts, Operation operation) {
        return new Step.Work((before, progress) -> {
            return parts.store()
                    .save(HostLifecycle.succeed(before, operation, parts.clock().instant()));
        });
    }

    static Step end(HostParts parts, HostError error) {
        return new Step.Work((before, progress) -> {
            return parts.store().save(HostLifecycle.fail(before, error.toFailure()));
        });
    }
}
