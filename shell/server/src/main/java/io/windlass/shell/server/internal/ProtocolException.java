package io.windlass.shell.server.internal;

import java.io.IOException;

/** The other side does not speak the protocol. */
final class ProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
