package io.windlass.ssh.probe.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set under the PID {@code io.windlass.ssh.probe}. */
@ObjectClassDefinition(name = "Windlass SSH Probes", description = "The idle SSH connections that tell who is alive.")
public @interface ProbeSettings {

    /** The PID. */
    String PID = "io.windlass.ssh.probe";

    /** Returns how many idle connections are held; hosts beyond it are probed with a connection for each probe. */
    @AttributeDefinition(
            name = "Held connections",
            description = "How many idle connections are held. Hosts beyond it get a new connection for each probe.",
            min = "0")
    int maxConnections() default 20_000;

    /** Returns how many connections may be in the making at the same time; further ones wait. */
    @AttributeDefinition(
            name = "Connects at once",
            description = "How many connections may be in the making at the same time; further ones wait.",
            min = "1")
    int connectsAtOnce() default 64;
}
