package io.windlass.ssh.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set under the PID {@code io.windlass.ssh}. */
@ObjectClassDefinition(name = "Windlass SSH", description = "The kept SSH connections.")
public @interface SshSettings {

    /** The PID. */
    String PID = "io.windlass.ssh";

    /** Returns how many connections are kept open; beyond it the one idle for longest is closed. */
    @AttributeDefinition(
            name = "Kept connections",
            description = "How many connections are kept open. Beyond it, the one idle for longest is closed."
                    + " One costs some 300 kB and a thread.",
            min = "1")
    int maxConnections() default 200;

    /** Returns the seconds after which a connection without a command is closed; 0 means never. */
    @AttributeDefinition(
            name = "Idle time",
            description = "Seconds after which a connection that runs no command is closed. 0 means never.",
            min = "0")
    int idleSeconds() default 60;

    /** Returns the seconds between two questions to an idle server; 0 means none. */
    @AttributeDefinition(
            name = "Heartbeat",
            description = "Seconds between two questions whether the server is still there; after three without an"
                    + " answer the connection is closed. 0 turns it off.",
            min = "0")
    int heartbeatSeconds() default 15;
}
