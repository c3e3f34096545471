package io.windlass.core;

import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * Calls that the platform has under way in bundles which can be replaced: drivers, provisioners, stores, authorities.
 * A bundle must not go while a call is in it, since a class that the call loads later would be missing. There is one such
 * service for each kind; whoever replaces a bundle asks all of them. Safe for any thread.
 */
public interface BundleUse {

    /**
     * Lets no further call into a bundle, and waits for those that are in it. Further calls go to another bundle that
     * serves the same, or wait a little for one. An interrupt ends the waiting.
     *
     * @param bundle the framework's number of the bundle
     * @param patience how long to wait at most
     * @param waiting is told how many calls are under way, at the beginning and whenever that changes
     * @return how many still are
     */
    int retire(long bundle, Duration patience, IntConsumer waiting);

    /**
     * Lets calls into a bundle again that was retired and stays.
     *
     * @param bundle the framework's number of the bundle
     */
    void readmit(long bundle);

    /**
     * Interrupts the calls that are in a retired bundle, and waits for none of them when it goes.
     *
     * @param bundle the framework's number of the bundle
     */
    void abandon(long bundle);
}
