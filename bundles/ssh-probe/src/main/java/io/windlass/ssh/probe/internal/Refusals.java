package io.windlass.ssh.probe.internal;

import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.client.auth.pubkey.PublicKeyAuthenticationReporter;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/** Remembers whether a server has refused a key. */
final class Refusals implements PublicKeyAuthenticationReporter {

    private volatile boolean any;

    @Override
    public void signalAuthenticationFailure(
            ClientSession session,
            String service,
            @Nullable KeyPair identity,
            boolean partial,
            List<String> serverMethods) {
        any = any || identity != null;
    }

    boolean any() {
        return any;
    }
}
