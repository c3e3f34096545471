package io.windlass.core.internal;

import io.windlass.api.Installation;
import java.nio.file.Path;

/** The installation of tests. */
record FakeInstallation() implements Installation {

    @Override
    public String id() {
        return "installation";
    }

    @Override
    public Path storage() {
        return Path.of("/store");
    }
}
