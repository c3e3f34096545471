package io.windlass.itests.hosts;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A server that can take connections at many addresses. */
interface Listening {

    /** Starts to listen; port 0 means any. Returns where it listens. */
    InetSocketAddress listen(InetSocketAddress address) throws IOException;

    void unlisten(InetSocketAddress address) throws IOException;
}
