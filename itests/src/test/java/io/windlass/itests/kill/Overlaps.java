package io.windlass.itests.kill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether what is done for a host is done one thing at a time. For the one host of a store; safe for any thread. */
final class Overlaps {
    private final Set<String> underWay = new LinkedHashSet<>();
    private final List<String> found = new ArrayList<>();

    synchronized void begin(String what) {
        if (!underWay.isEmpty()) {
            found.add(what + " began during " + underWay);
        }
        underWay.add(what);
    }

    synchronized void end(String what) {
        underWay.remove(what);
    }

    /** The daemon is dead: whatever it had under way is nobody's any more. */
    synchronized void died() {
        underWay.clear();
    }

    /** What was found since the last question. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(found);
        found.clear();
        return taken;
    }
}
