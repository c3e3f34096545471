package io.windlass.itests.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What one call meets: at most one fault of each kind. */
record Troubles(List<Fault> faults) {

    static Troubles of(Fault fault) {
        return new Troubles(List.of(fault));
    }

    Optional<Fault.Ending> ending() {
        return only(Fault.Ending.class);
    }

    Duration delay() {
        return only(Fault.Slow.class).map(Fault.Slow::delay).orElse(Duration.ZERO);
    }

    Duration hidden() {
        return only(Fault.Hidden.class).map(Fault.Hidden::duration).orElse(Duration.ZERO);
    }

    boolean gone() {
        return only(Fault.Gone.class).isPresent();
    }

    private <F extends Fault> Optional<F> only(Class<F> kind) {
        return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
