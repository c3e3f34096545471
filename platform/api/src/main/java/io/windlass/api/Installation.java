package io.windlass.api;

import java.nio.file.Path;

/**
 * The daemon's own place in the world. One service of this type exists for the daemon's life; safe for any thread.
 */
public interface Installation {

    /**
     * Identifies this store among all stores of the world. Whatever a driver makes at a provider carries it, so that
     * an instance can be told from one that another installation made.
     *
     * @return a UUID in text form, made once and kept with the store
     */
    String id();

    /**
     * Returns the root of the store.
     *
     * @return an absolute path, by default {@code ~/.docker/machine}
     */
    Path storage();
}
