package io.windlass.driver.nspawn.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings of this machine without which hosts do not work. They are raised when needed and never lowered again. */
final class Kernel {

    /** Each host's systemd takes about five; the default of 128 ends at the 25th host. */
    private static final long INOTIFY_INSTANCES = 8192;

    private static final long INOTIFY_WATCHES = 524288;

    private final Path settings;

    Kernel(Path settings) {
        this.settings = settings;
    }

    void prepare() {
        raise("net/ipv4/ip_forward", 1);
        raise("fs/inotify/max_user_instances", INOTIFY_INSTANCES);
        raise("fs/inotify/max_user_watches", INOTIFY_WATCHES);
    }

    private void raise(String setting, long least) {
        Path file = settings.resolve(setting);
        try {
            if (Long.parseLong(Files.readString(file).strip()) < least) {
                Files.writeString(file, least + "\n");
            }
        } catch (IOException e) {
            throw Failures.io("The kernel's setting " + file + " cannot be raised to " + least, e);
        }
    }
}
