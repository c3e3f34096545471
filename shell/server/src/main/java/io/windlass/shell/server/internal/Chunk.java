package io.windlass.shell.server.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One piece of the protocol: a letter and bytes that nobody changes. */
final class Chunk {

    static final char ARGUMENT = 'A';
    static final char ENVIRONMENT = 'E';
    static final char DIRECTORY = 'D';
    static final char WINDOW = 'W';
    static final char COMMAND = 'C';
    static final char INPUT = '0';
    static final char END_OF_INPUT = '.';
    static final char SIGNAL = 'I';

    static final char OUTPUT = '1';
    static final char ERRORS = '2';
    static final char SEND_INPUT = 'S';
    static final char MODE = 'M';
    static final char RUN = 'R';
    static final char EXIT = 'X';

    private final char type;
    private final byte[] payload;

    Chunk(char type, byte[] payload) {
        this.type = type;
        this.payload = payload;
    }

    static Chunk of(char type, String text) {
        return new Chunk(type, text.getBytes(StandardCharsets.UTF_8));
    }

    char type() {
        return type;
    }

    byte[] payload() {
        return payload;
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chunk chunk && type == chunk.type && Arrays.equals(payload, chunk.payload);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(payload);
    }

    /** Shows no content: arguments and variables may be secret. */
    @Override
    public String toString() {
        return type + "(" + payload.length + " bytes)";
    }
}
