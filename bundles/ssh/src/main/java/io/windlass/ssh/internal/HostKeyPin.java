package io.windlass.ssh.internal;

import io.windlass.api.host.HostKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the trusted keys of one target and no other; without any it accepts the first key it sees and from then on,
 * at each later key exchange, only that one.
 */
final class HostKeyPin implements HostKeyVerifier {

    private final List<HostKey> trusted;
    private volatile @Nullable HostKey seen;
    private volatile @Nullable HostKey refused;

    HostKeyPin(List<HostKey> trusted) {
        this.trusted = trusted;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        HostKey shown = HostKeys.of(key);
        HostKey before = seen;
        boolean believed = before != null ? before.equals(shown) : trusted.isEmpty() || trusted.contains(shown);
        if (believed) {
            seen = shown;
        } else {
            refused = shown;
        }
        return believed;
    }

    /** Puts the trusted keys' algorithms first, so that a server with several keys shows the one we know. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return trusted.stream()
                .flatMap(key -> Algorithms.provenBy(key).stream())
                .toList();
    }

    Optional<HostKey> seen() {
        return Optional.ofNullable(seen);
    }

    Optional<HostKey> refused() {
        return Optional.ofNullable(refused);
    }
}
