package io.windlass.deployer.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that a removed bundle has left running: they would hold its classes for ever. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /**
     * Interrupts them.
     *
     * @param bundle the bundle's name
     * @param loader its class loader
     * @param classes the names of its classes
     */
    static void interrupt(String bundle, ClassLoader loader, Set<String> classes) {
        List<Thread> left = Thread.getAllStackTraces().entrySet().stream()
                .filter(running -> belongs(running.getKey(), running.getValue(), loader, classes))
                .map(Map.Entry::getKey)
                .toList();
        for (Thread thread : left) {
            LOG.warn(
                    "Bundle {} is gone and left the thread {} running, which is interrupted", bundle, thread.getName());
            if (loader.equals(thread.getContextClassLoader())) {
                thread.setContextClassLoader(null);
            }
            thread.interrupt();
        }
    }

    private static boolean belongs(Thread thread, StackTraceElement[] frames, ClassLoader loader, Set<String> classes) {
        if (loader.equals(thread.getContextClassLoader())
                || loader.equals(thread.getClass().getClassLoader())) {
            return true;
        }
        for (StackTraceElement frame : frames) {
            if (classes.contains(frame.getClassName())) {
                return true;
            }
        }
        return false;
    }
}
