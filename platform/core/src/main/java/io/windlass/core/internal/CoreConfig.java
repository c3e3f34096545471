package io.windlass.core.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator can set in {@code etc/io.windlass.core.cfg}. */
@ObjectClassDefinition(name = "Windlass core")
public @interface CoreConfig {

    /** The name of the file in {@code etc}, without its ending. */
    String PID = "io.windlass.core";

    /**
     * Seconds between two looks at a host; each look is moved by up to a tenth, so that hosts do not march in step.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Seconds between two looks at a host", min = "1")
    int look_interval_seconds() default 30;

    /**
     * Looks that may be under way at the same time, over all hosts.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Looks under way at the same time", min = "1")
    int looks_at_once() default 64;

    /**
     * Seconds to wait for SSH where the command does not say otherwise. docker-machine waits 60 times 3 seconds.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Seconds to wait for SSH", min = "1")
    int ssh_deadline_seconds() default 180;

    /**
     * Seconds to wait for the engine to answer over TLS once it was started.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Seconds to wait for the engine", min = "1")
    int engine_deadline_seconds() default 60;

    /**
     * Seconds that one step at a provider may take, all its attempts together.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Seconds to wait for a provider", min = "1")
    int provider_deadline_seconds() default 600;

    /**
     * Events that are kept for those who ask late, and for each listener that is slow.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Events that are kept", min = "1")
    int events_kept() default 1000;

    /**
     * Commands that may wait for one host; further ones are refused.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Commands that may wait for one host", min = "1")
    int queue_length() default 16;
}
