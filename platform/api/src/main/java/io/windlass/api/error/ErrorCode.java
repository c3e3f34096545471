package io.windlass.api.error;

/**
 * Names one way to fail. Scripts and dashboards count on the name, so it never changes its meaning. Bundles declare
 * codes of their own as an enum that implements this interface.
 */
public interface ErrorCode {

    /**
     * Returns the name, in capitals with underscores and unique in its bundle.
     *
     * @return for example {@code HOST_NOT_FOUND}
     */
    String name();

    /**
     * Returns who can do something about it.
     *
     * @return the kind of this failure
     */
    ErrorKind kind();

    /**
     * Says whether the same call may succeed later without anybody changing anything.
     *
     * @return true where the platform may retry by itself
     */
    boolean retryable();
}
