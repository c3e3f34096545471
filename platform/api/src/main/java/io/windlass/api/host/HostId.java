package io.windlass.api.host;

import java.util.UUID;

/**
 * Identifies a host for ever. Names can be used again after a removal, ids never are; whatever a provider makes for a
 * host carries the id.
 *
 * @param value the id itself
 */
public record HostId(UUID value) {

    /**
     * Makes an id that nobody has.
     *
     * @return a random id
     */
    public static HostId random() {
        return new HostId(UUID.randomUUID());
    }

    /**
     * Reads an id.
     *
     * @param text what {@link #toString()} gave
     * @return the id
     * @throws IllegalArgumentException if it is not a UUID
     */
    public static HostId of(String text) {
        return new HostId(UUID.fromString(text));
    }

    /**
     * Returns the start of the id, for names that must be short, such as network interfaces.
     *
     * @return the first eight hexadecimal digits
     */
    public String prefix() {
        return value.toString().substring(0, 8);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
