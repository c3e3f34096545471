package io.windlass.shell.commands;

/**
 * Who gives a command, as whoever accepted the connection knows it.
 *
 * @param name the user
 * @param role what they may do
 * @param origin where they come from, such as {@code local} or an address and a port
 * @param key what proved who they are, such as a fingerprint; empty where nothing had to be proved
 * @param remote whether they are at another computer: then files and programs there are not the daemon's
 */
public record Caller(String name, Role role, String origin, String key, boolean remote) {

    /**
     * Makes the caller of the daemon's own socket, which nobody but the daemon's own user can reach.
     *
     * @param name the user
     * @return an admin
     */
    public static Caller local(String name) {
        return new Caller(name, Role.ADMIN, "local", "", false);
    }

    /**
     * Makes a caller at another computer.
     *
     * @param name the user
     * @param role what they may do
     * @param origin the address and the port
     * @param key the fingerprint of the key by which they logged in
     * @return the caller
     */
    public static Caller remote(String name, Role role, String origin, String key) {
        return new Caller(name, role, origin, key, true);
    }
}
