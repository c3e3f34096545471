package io.windlass.provisioner.debian.internal;

import io.windlass.api.host.EngineOptions;
import java.util.Optional;

/** Reads engine flags as the user gave them: {@code name} or {@code name=value}. */
final class EngineFlags {

    private EngineFlags() {}

    static String name(String flag) {
        int equals = flag.indexOf('=');
        return equals < 0 ? flag : flag.substring(0, equals);
    }

    static Optional<String> value(EngineOptions engine, String name) {
        return engine.flags().stream()
                .filter(flag -> flag.startsWith(name + "="))
                .map(flag -> flag.substring(name.length() + 1))
                .reduce((first, last) -> last);
    }
}
