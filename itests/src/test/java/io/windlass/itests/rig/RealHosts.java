package io.windlass.itests.rig;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real hosts of one test; they are gone after it. */
public final class RealHosts implements AfterEachCallback {
    private final Deque<RealHost> booted = new ArrayDeque<>();

    public RealHost boot(HostSetup setup) {
        RealHost host = RealHost.boot(setup);
        booted.push(host);
        return host;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        while (!booted.isEmpty()) {
            booted.pop().close();
        }
    }
}
