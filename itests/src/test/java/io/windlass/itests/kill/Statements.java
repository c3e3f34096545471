package io.windlass.itests.kill;

import io.windlass.itests.rig.Result;
import java.util.ArrayList;
import java.util.List;

/** What the daemon says of a host, and whether it is true. */
final class Statements {
    private final Lane lane;
    private final String host;
    private final List<String> lies = new ArrayList<>();

    Statements(Lane lane, String host) {
        this.lane = lane;
        this.host = host;
    }

    /** Asks for the state; empty if there is no such host. */
    String state() {
        boolean known = lane.stored(host).isPresent();
        boolean before = lane.isOn(host);
        Result status = lane.machine("status", host);
        boolean after = lane.isOn(host);
        String said = status.succeeded() ? status.output().strip() : "";
        boolean running = said.equals("Running");
        boolean stopped = said.equals("Stopped");
        if ((running && !before && !after) || (stopped && before && after)) {
            lies.add("it said " + said + ", and the host was " + (before ? "on" : "off"));
        } else if ((running || stopped) && !known) {
            lies.add("it said " + said + ", and the store had no such host");
        }
        return said;
    }

    List<String> lies() {
        return lies;
    }
}
