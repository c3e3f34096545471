package io.windlass.ssh.probe.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.host.SshEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the keys with which to log in. */
final class Identities {

    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

    private static final List<String> DEFAULT_NAMES = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final Path defaults;
    private final KeyFiles files;

    Identities(Path defaults, KeyFiles files) {
        this.defaults = defaults;
        this.files = files;
    }

    static Identities ofUser(KeyFiles files) {
        return new Identities(Path.of(System.getProperty("user.home"), ".ssh"), files);
    }

    /** Returns at least one key: the endpoint's own, or those default ones that can be used. */
    List<Identity> of(SshEndpoint endpoint) {
        return endpoint.privateKey().map(file -> List.of(files.read(file))).orElseGet(this::usableDefaults);
    }

    private List<Identity> usableDefaults() {
        List<Identity> usable = new ArrayList<>();
        for (String name : DEFAULT_NAMES) {
            Path file = defaults.resolve(name);
            if (Files.exists(file)) {
                try {
                    usable.add(files.read(file));
                } catch (MachineException unusable) {
                    LOG.debug("{} {}", unusable.text(), unusable.hint());
                }
            }
        }
        if (usable.isEmpty()) {
            throw SshFailures.keyUnreadable(
                    defaults.resolve("id_*"),
                    "is not there or not usable, and the host has no key of its own",
                    "Name a private key for the host.",
                    null);
        }
        return usable;
    }
}
