package io.windlass.api.driver;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The name that users give with {@code --driver}. Put it on the component; it becomes the service property. */
@ComponentPropertyType
public @interface DriverName {

    /** The service property that carries the name. */
    String PROPERTY = "driver.name";

    /**
     * The name: lower-case letters and digits.
     *
     * @return the name
     */
    String value();
}
