package io.windlass.itests.witness.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a test sets in {@code etc/io.windlass.itests.witness.cfg}. */
@ObjectClassDefinition(name = "Windlass witness")
public @interface WitnessSettings {

    /** The name of the file in {@code etc}, without its ending. */
    String PID = "io.windlass.itests.witness";

    /**
     * Where the test listens, on the loopback interface.
     *
     * @return a port
     */
    @AttributeDefinition(name = "Port of the test")
    int port();
}
