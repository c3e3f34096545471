package io.windlass.itests.hosts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.util.buffer.Buffer;

/** Somebody with a key who visits fake hosts over SSH. */
final class SshVisitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KeyPair keys = HostKeys.make();
    private final SshClient client;

    /** The key that was shown at each visit. */
    private final Map<ClientSession, PublicKey> shown = new ConcurrentHashMap<>();

    SshVisitor() {
        client = ClientBuilder.builder()
                .keyExchangeFactories(NamedFactory.setUpTransformedFactories(
                        false, List.of(BuiltinDHFactories.curve25519), ClientBuilder.DH2KEX))
                .build();
        client.setServerKeyVerifier((session, address, key) -> {
            shown.put(session, key);
            return true;
        });
        client.start();
    }

    String publicKey() {
        return HostKeys.text(keys.getPublic()) + " visitor";
    }

    /** A session that is logged in. */
    ClientSession visit(FakeHost host) throws IOException {
        ClientSession session = client.connect("root", host.address(), host.sshPort())
                .verify(PATIENCE)
                .getSession();
        session.addPublicKeyIdentity(keys);
        session.auth().verify(PATIENCE);
        return session;
    }

    String hostKeySeenBy(ClientSession session) {
        return HostKeys.text(Objects.requireNonNull(shown.get(session)));
    }

    /** Runs one command in a session of its own. */
    Answer run(FakeHost host, String line) throws IOException {
        try (ClientSession session = visit(host)) {
            return run(session, line, "");
        }
    }

    static Answer run(ClientSession session, String line, String input) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (ChannelExec channel = session.createExecChannel(line)) {
            channel.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            channel.setOut(output);
            channel.setErr(errors);
            channel.open().verify(PATIENCE);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
            return new Answer(
                    Objects.requireNonNullElse(channel.getExitStatus(), -1),
                    output.toString(StandardCharsets.UTF_8),
                    errors.toString(StandardCharsets.UTF_8));
        }
    }

    /** Asks for a sign of life, and says which one came. */
    static byte keepAlive(ClientSession session) throws IOException {
        Buffer request = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
        request.putString("keepalive@openssh.com");
        request.putBoolean(true);
        Buffer answer = session.request("keepalive@openssh.com", request, PATIENCE.toMillis());
        return answer == null ? SshConstants.SSH_MSG_REQUEST_FAILURE : SshConstants.SSH_MSG_REQUEST_SUCCESS;
    }

    @Override
    public void close() {
        client.stop();
    }
}
