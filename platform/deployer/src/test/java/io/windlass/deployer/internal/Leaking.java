package io.windlass.deployer.internal;

import java.util.Timer;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Does when its bundle starts what it should end when the bundle stops, and does not. */
public final class Leaking implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(Leaking.class, this, null);
        new Timer("left behind", true);
        Thread.ofPlatform().daemon().name("left behind").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        });
    }

    @Override
    public void stop(BundleContext context) {}
}
