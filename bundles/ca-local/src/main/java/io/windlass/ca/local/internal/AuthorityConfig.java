package io.windlass.ca.local.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator can set in {@code etc/io.windlass.ca.local.cfg}. It counts for what is made from then on. */
@ObjectClassDefinition(name = "Windlass local authority")
public @interface AuthorityConfig {

    /** The name of the file in {@code etc}, without its ending. */
    String PID = "io.windlass.ca.local";

    /**
     * The kind of new keys.
     *
     * @return {@code EC} for ECDSA on P-256, {@code RSA} for RSA with 2048 bits
     */
    @AttributeDefinition(name = "Kind of new keys")
    KeyKind key_algorithm() default KeyKind.EC;

    /**
     * Days for which certificates of engines and clients are valid. docker-machine's are valid for 1080.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Days for which certificates are valid", min = "1")
    int validity_days() default 1080;

    /**
     * Days for which a new authority is valid. No certificate outlives the authority that signed it.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Days for which a new authority is valid", min = "1")
    int authority_validity_days() default 3650;
}
