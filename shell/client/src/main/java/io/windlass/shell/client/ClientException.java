package io.windlass.shell.client;

import java.io.IOException;

/** Something the user is told in one line. */
final class ClientException extends IOException {

    private static final long serialVersionUID = 1L;

    ClientException(String message) {
        super(message);
    }

    ClientException(String message, IOException cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
