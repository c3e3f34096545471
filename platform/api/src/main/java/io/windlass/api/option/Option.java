package io.windlass.api.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component of a record as something a user can set. Command line, environment variable, help, completion,
 * validation and the stored form all come from this one place. The component's type is {@code String}, {@code int},
 * {@code boolean} or {@code List<String>} (an option that may be repeated).
 */
@Retention(RetentionPolicy.RUNTIME)
// The accessor carries it too: bnd imports the package only for annotations that it finds on members.
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Option {

    /**
     * The long name without dashes, such as {@code generic-ip-address}.
     *
     * @return lower-case words joined by dashes
     */
    String name();

    /**
     * A one-letter name, or nothing.
     *
     * @return the letter without a dash
     */
    String letter() default "";

    /**
     * The environment variable that sets it when the command line does not; lists are split at commas.
     *
     * @return the variable's name, or nothing
     */
    String env() default "";

    /**
     * The value when nobody sets it: a number for an {@code int}; must stay empty for a list; {@code true} or nothing
     * for a {@code boolean}.
     *
     * @return the default in text form
     */
    String value() default "";

    /**
     * One line for the help text.
     *
     * @return a phrase without a full stop
     */
    String help();

    /**
     * Whether creation fails without it.
     *
     * @return true if the user must set it
     */
    boolean required() default false;

    /**
     * Whether the value must never be shown.
     *
     * @return true for tokens and passwords
     */
    boolean secret() default false;

    /**
     * Whether the value names a file or folder on the caller's machine. The command line makes a relative one absolute
     * against the caller's working directory, which is not the daemon's.
     *
     * @return true for paths
     */
    boolean path() default false;

    /**
     * The name under which the value is stored. docker-machine's name where it has one.
     *
     * @return empty for the component's own name with a capital first letter
     */
    String stored() default "";
}
