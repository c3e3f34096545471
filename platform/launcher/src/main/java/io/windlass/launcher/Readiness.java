package io.windlass.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;

/** The daemon is ready once the service that answers commands is there. */
final class Readiness implements AllServiceListener {

    /** By name: the launcher knows no bundle's classes. */
    private static final String COMMAND_SERVER = "io.windlass.shell.commands.CommandServer";

    private final CountDownLatch ready = new CountDownLatch(1);

    static Readiness watch(BundleContext context) throws InvalidSyntaxException {
        Readiness readiness = new Readiness();
        context.addServiceListener(readiness, "(objectClass=" + COMMAND_SERVER + ")");
        if (context.getAllServiceReferences(COMMAND_SERVER, null) != null) {
            readiness.ready.countDown();
        }
        return readiness;
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED) {
            ready.countDown();
        }
    }

    boolean await(long seconds) throws InterruptedException {
        return ready.await(seconds, TimeUnit.SECONDS);
    }
}
