package io.windlass.shell.remote.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set under the PID {@code io.windlass.shell.remote}. */
@ObjectClassDefinition(name = "Windlass Remote Console", description = "The shell over SSH.")
public @interface RemoteSettings {

    /** The PID. */
    String PID = "io.windlass.shell.remote";

    /** Returns whether there is a console. */
    @AttributeDefinition(name = "Enabled", description = "Whether the console is there.")
    boolean enabled() default false;

    /** Returns the address at which it listens. */
    @AttributeDefinition(name = "Address", description = "Where it listens; 127.0.0.1 is this computer only.")
    String address() default "127.0.0.1";

    /** Returns the port. */
    @AttributeDefinition(name = "Port", description = "The port; 0 for any that is free.", min = "0", max = "65535")
    int port() default 2222;

    /** Returns the file of those who may log in; empty for the one in the store. */
    @AttributeDefinition(name = "Authorized keys", description = "The file of those who may log in.")
    String authorizedKeys() default "";

    /** Returns how many may be logged in at the same time. */
    @AttributeDefinition(name = "Sessions", description = "How many may be logged in at the same time.", min = "1")
    int maxSessions() default 256;

    /** Returns the seconds after which somebody who does nothing is logged out. */
    @AttributeDefinition(name = "Idle time", description = "Seconds without activity before a logout.", min = "1")
    int idleSeconds() default 1800;
}
