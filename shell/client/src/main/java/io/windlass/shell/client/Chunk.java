package io.windlass.shell.client;

import java.nio.charset.StandardCharsets;

/** One unit of the protocol, see docs/client-protocol.md. */
@SuppressWarnings("ArrayRecordComponent") // Sent or copied at once, never compared.
record Chunk(char type, byte[] payload) {

    Chunk(char type, String text) {
        this(type, text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
