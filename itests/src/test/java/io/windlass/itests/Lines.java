package io.windlass.itests;

import io.windlass.itests.rig.RealHost;
import java.util.ArrayList;
import java.util.List;

/** Command lines that several tests use. */
final class Lines {
    private Lines() {}

    /** Makes a host of a rented one, logging in as root; {@code more} goes before the name. */
    static List<String> create(RealHost host, String name, String... more) {
        List<String> line = new ArrayList<>(List.of("create"));
        line.addAll(host.flags());
        line.addAll(List.of(more));
        line.add(name);
        return line;
    }

    /** Makes a host that is only a URL. */
    static String[] create(String name) {
        return new String[] {"create", "-d", "none", "--url", "tcp://127.0.0.1:1", name};
    }
}
