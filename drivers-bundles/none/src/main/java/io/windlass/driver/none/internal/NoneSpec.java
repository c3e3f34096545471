package io.windlass.driver.none.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.Option;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What users set.
 *
 * @param url where the engine listens
 */
public record NoneSpec(
        @Option(name = "url", required = true, stored = "URL", help = "URL of the engine, such as tcp://192.0.2.7:2376")
        String url) {

    /** Refuses what is no URL at all. */
    public NoneSpec {
        try {
            new URI(url);
        } catch (URISyntaxException e) {
            throw new MachineException(
                    StandardErrorCode.INVALID_ARGUMENT,
                    "The URL \"" + url + "\" is not valid: " + e.getReason() + ".",
                    "Write it like tcp://192.0.2.7:2376.",
                    e);
        }
    }

    URI engine() {
        return URI.create(url);
    }

    /** Host and port as written, which is what docker-machine's {@code ip} prints for such a host. */
    Optional<String> address() {
        return Optional.ofNullable(engine().getRawAuthority())
                .map(authority -> authority.substring(authority.lastIndexOf('@') + 1));
    }
}
