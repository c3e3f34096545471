package io.windlass.shell.commands;

import java.nio.file.Path;

/**
 * Commands can be given. Registered as a service by whoever listens, from the moment a connection is accepted until it
 * no longer is; whoever starts the daemon waits for it.
 */
public interface CommandServer {

    /**
     * Returns where clients connect.
     *
     * @return the socket's absolute path
     */
    Path socket();
}
