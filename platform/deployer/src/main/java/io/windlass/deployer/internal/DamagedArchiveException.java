package io.windlass.deployer.internal;

import java.io.IOException;

/** What is wrong with an archive, as the second half of a sentence that begins with its name. */
final class DamagedArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    DamagedArchiveException(String message) {
        super(message);
        this.reason = message;
    }

    String reason() {
        return reason;
    }
}
