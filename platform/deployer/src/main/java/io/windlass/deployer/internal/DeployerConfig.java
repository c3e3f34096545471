package io.windlass.deployer.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator can set in {@code etc/io.windlass.deployer.cfg}. */
@ObjectClassDefinition(name = "Windlass deployer")
public @interface DeployerConfig {

    /** The name of the file in {@code etc}, without its ending. */
    String PID = "io.windlass.deployer";

    /**
     * Whether bundles in the deployment folder may be unsigned.
     *
     * @return false unless somebody develops bundles here
     */
    @AttributeDefinition(name = "Bundles in the deployment folder may be unsigned")
    boolean allow_unsigned() default false;

    /**
     * Milliseconds between two looks at the deployment folder.
     *
     * @return at least 100
     */
    @AttributeDefinition(name = "Milliseconds between two looks at the deployment folder", min = "100")
    int poll_milliseconds() default 500;

    /**
     * Seconds to wait for the calls that are in a bundle which is replaced from the deployment folder.
     *
     * @return 0 or more
     */
    @AttributeDefinition(name = "Seconds to wait for calls in a bundle", min = "0")
    int drain_seconds() default 300;

    /**
     * Seconds that the components of a new bundle may take to work.
     *
     * @return at least 1
     */
    @AttributeDefinition(name = "Seconds until a new bundle must work", min = "1")
    int start_seconds() default 10;

    /**
     * Where artifacts come from that are not in the local Maven repository.
     *
     * @return an address
     */
    @AttributeDefinition(name = "Maven repository")
    String maven_repository() default "https://repo1.maven.org/maven2";
}
