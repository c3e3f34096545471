package io.windlass.shell.commands;

/** What a caller is trusted with. Each role may do what those before it may. */
public enum Role {
    /** Sees machines and what happens to them. */
    VIEWER,
    /** Makes, changes and removes machines, and logs into them. */
    OPERATOR,
    /** Also sees secrets, and reaches what lies outside the machines: other stores, the daemon itself. */
    ADMIN;

    /**
     * Says whether this role is enough.
     *
     * @param least what is asked for
     * @return true if this role is that one or a higher one
     */
    public boolean includes(Role least) {
        return compareTo(least) >= 0;
    }

    /**
     * Returns the role as people write it.
     *
     * @return in lower case
     */
    public String word() {
        return switch (this) {
            case VIEWER -> "viewer";
            case OPERATOR -> "operator";
            case ADMIN -> "admin";
        };
    }
}
