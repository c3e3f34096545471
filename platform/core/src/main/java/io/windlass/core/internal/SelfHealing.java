package io.windlass.core.internal;

import io.windlass.api.host.Operation;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** The repair of one host, which the fleet must allow. Belongs to the host's actor. */
final class SelfHealing {

    private final HostState host;
    private final ActorRef<FleetCommand> fleet;
    private boolean allowed;

    SelfHealing(HostState host, ActorRef<FleetCommand> fleet) {
        this.host = host;
        this.fleet = fleet;
    }

    /** After a look: asks the fleet, if there is something to repair. */
    void ask(ActorRef<HostCommand> self) {
        if (!allowed) {
            host.watch()
                    .remedy(host.record())
                    .ifPresent(operation -> fleet.tell(new FleetCommand.Heal(host.name(), operation, self)));
        }
    }

    /** The fleet's answer; gives what is to be done now. Whatever somebody else asked for meanwhile comes first. */
    Optional<Operation> answered(HostCommand.MayHeal answer, boolean idle) {
        if (!answer.granted()) {
            host.watch().held(host.record());
            return Optional.empty();
        }
        allowed = true;
        if (!idle) {
            over();
            return Optional.empty();
        }
        host.watch().healing(host.record(), answer.operation());
        return Optional.of(answer.operation());
    }

    /** An operation has ended, and with it the repair, if it was one. */
    void over() {
        if (allowed) {
            allowed = false;
            fleet.tell(new FleetCommand.Healed(host.name()));
        }
    }
}
