package io.windlass.driver.fake.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator can set in {@code etc/io.windlass.driver.fake.cfg}. */
@ObjectClassDefinition(name = "Windlass fake driver")
public @interface FakeSettings {

    /** The name of the file in {@code etc}, without its ending. */
    String PID = "io.windlass.driver.fake";

    /**
     * How long the provider may not list what it has made.
     *
     * @return seconds, 0 or more
     */
    @AttributeDefinition(name = "Seconds until what was made is listed", min = "0")
    int settling_seconds() default 30;

    /**
     * How long one call may take from its first byte to its last.
     *
     * @return seconds, at least 1
     */
    @AttributeDefinition(name = "Seconds that one call may take", min = "1")
    int timeout_seconds() default 30;
}
