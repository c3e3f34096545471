package io.windlass.core.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which bundle is used where several could be; {@code etc/io.windlass.services.cfg}. */
@ObjectClassDefinition(name = "Windlass services")
public @interface ServicesConfig {

    /** The name of the file in {@code etc}, without its ending. */
    String PID = "io.windlass.services";

    /**
     * The bundle whose store keeps the hosts. Changed while the daemon runs, it takes effect only if the other store has
     * all hosts.
     *
     * @return a bundle's symbolic name; empty for the one that is there
     */
    @AttributeDefinition(name = "Bundle with the store of hosts")
    String store() default "";

    /**
     * The bundle whose certificate authority signs from now on.
     *
     * @return a bundle's symbolic name; empty for the one that is there
     */
    @AttributeDefinition(name = "Bundle with the certificate authority")
    String authority() default "";

    /**
     * The bundles whose provisioners are asked before all others whether they know a host's system.
     *
     * @return bundles' symbolic names, the first one first
     */
    @AttributeDefinition(name = "Bundles with the provisioners that are preferred")
    String[] provisioners() default {};
}
