package io.windlass.ssh.probe.internal;

import io.windlass.api.host.HostKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.jspecify.annotations.Nullable;

/** Believes the trusted keys of one target and no other, at the first key exchange and at each later one. */
final class HostKeyPin {

    private static final AttributeRepository.AttributeKey<HostKeyPin> OF_SESSION =
            new AttributeRepository.AttributeKey<>();

    private final List<HostKey> trusted;
    private volatile @Nullable HostKey seen;
    private volatile @Nullable HostKey refused;

    HostKeyPin(List<HostKey> trusted) {
        this.trusted = trusted;
    }

    /** Returns the pin that was attached to the session when its connection was begun. */
    static Optional<HostKeyPin> of(AttributeRepository connectionContext) {
        return Optional.ofNullable(connectionContext.getAttribute(OF_SESSION));
    }

    AttributeRepository attached() {
        return AttributeRepository.ofKeyValuePair(OF_SESSION, this);
    }

    boolean verify(PublicKey key) {
        HostKey shown = HostKey.parse(PublicKeyEntry.toString(key));
        if (trusted.contains(shown)) {
            seen = shown;
            return true;
        }
        refused = shown;
        return false;
    }

    List<HostKey> trusted() {
        return trusted;
    }

    Optional<HostKey> seen() {
        return Optional.ofNullable(seen);
    }

    Optional<HostKey> refused() {
        return Optional.ofNullable(refused);
    }
}
