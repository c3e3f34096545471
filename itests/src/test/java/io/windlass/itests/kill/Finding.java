package io.windlass.itests.kill;

import io.windlass.itests.provider.Lifetime;
import io.windlass.itests.rig.Result;
import java.util.List;
import java.util.Optional;

/**
 * What there is of a host at rest, from the store, the provider, and the daemon's own words.
 *
 * @param stored what the store has
 * @param lives the instances that exist or existed
 * @param on whether an instance is on
 * @param orphans what {@code machine orphans} said
 */
record Finding(Optional<StoredHost> stored, List<Lifetime> lives, boolean on, Result orphans) {

    static Finding of(Lane lane, String host) {
        // In this order: what is made between two looks is in the report.
        Optional<StoredHost> stored = lane.stored(host);
        return new Finding(stored, lane.lives(host), lane.isOn(host), lane.withAccount("orphans"));
    }

    Outcome outcome() {
        long live = live().size();
        if (live > 1 || !orphans.succeeded() || !lost().isEmpty()) {
            return Outcome.IMPOSSIBLE;
        }
        return stored.map(host -> outcome(host, live == 1)).orElse(live == 0 ? Outcome.ABSENT : Outcome.ORPHANED);
    }

    private Outcome outcome(StoredHost host, boolean live) {
        if (host.intent().isPresent()) {
            return Outcome.IMPOSSIBLE;
        }
        if (!host.complete()) {
            return host.failure().isPresent() ? Outcome.INCOMPLETE : Outcome.IMPOSSIBLE;
        }
        if (!live) {
            return Outcome.IMPOSSIBLE;
        }
        if (host.failure().isPresent()) {
            return Outcome.FAILED;
        }
        return on ? Outcome.RUNNING : Outcome.STOPPED;
    }

    List<Lifetime> live() {
        return lives.stream().filter(Lifetime::lives).toList();
    }

    /** Lives, and neither the store nor the report knows it. */
    List<Lifetime> lost() {
        return live().stream()
                .filter(life -> !stored.map(StoredHost::id)
                        .filter(life.labels().hostId()::equals)
                        .isPresent())
                .filter(life -> !orphans.output().contains(life.labels().hostId()))
                .toList();
    }

    @Override
    public String toString() {
        return stored.map(StoredHost::toString).orElse("nothing stored") + ", "
                + (on ? "an instance that is on" : "nothing that is on") + " of " + lives
                + (orphans.succeeded() ? "" : ", " + orphans);
    }
}
