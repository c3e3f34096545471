package io.windlass.api.host;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.regex.Pattern;

/** The rule for names of hosts: docker-machine's characters, and the length that a DNS label may have. */
public final class HostNames {

    private static final int LONGEST = 63;
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9.-]*");

    private HostNames() {}

    /**
     * Accepts a name or says what is wrong with it. A name that passes is safe as a file name.
     *
     * @param name what the user typed
     * @return the same name
     * @throws MachineException with {@link StandardErrorCode#INVALID_NAME} if it breaks the rule
     */
    public static String requireValid(String name) {
        if (name.length() > LONGEST || !ALLOWED.matcher(name).matches()) {
            throw new MachineException(
                    StandardErrorCode.INVALID_NAME,
                    "Invalid hostname specified. Allowed hostname chars are: 0-9a-zA-Z . -",
                    "Begin with a letter or digit and use at most " + LONGEST + " characters.");
        }
        return name;
    }
}
