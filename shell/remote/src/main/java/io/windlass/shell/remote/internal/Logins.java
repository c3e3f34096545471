package io.windlass.shell.remote.internal;

import io.windlass.shell.commands.Caller;
import io.windlass.shell.commands.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who gets in, and who is in. */
final class Logins implements PublickeyAuthenticator, SessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private final AuthorizedKeys keys;
    private final LoginBackoff backoff;
    private final int most;
    private final InstantSource clock;
    private final Set<Session> waiting = ConcurrentHashMap.newKeySet();
    private final Set<Session> inside = ConcurrentHashMap.newKeySet();

    Logins(AuthorizedKeys keys, LoginBackoff backoff, int most, InstantSource clock) {
        this.keys = keys;
        this.backoff = backoff;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public boolean authenticate(String user, PublicKey key, ServerSession session) {
        String text = PublicKeyEntry.toString(key);
        Optional<Caller> caller = keys.role(user, text).map(role -> caller(user, role, key, session));
        Visit.of(session).tries(user, text, caller);
        return caller.isPresent();
    }

    private static Caller caller(String user, Role role, PublicKey key, Session session) {
        return Caller.remote(user, role, origin(session), KeyUtils.getFingerPrint(key));
    }

    /** Before anything costs much: whoever has to wait, or finds no place, is not even greeted. */
    @Override
    public void sessionCreated(Session session) {
        Visit.begin(session, clock.instant());
        if (waiting.size() >= most || !backoff.mayTry(address(session))) {
            session.close(true);
        } else {
            waiting.add(session);
        }
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event != Event.Authenticated) {
            return;
        }
        waiting.remove(session);
        Visit.of(session).active(clock.instant());
        backoff.succeeded(address(session));
        if (inside.size() >= most) {
            LOG.warn(
                    "{} finds no place at the console: {} are logged in",
                    Visit.of(session).user(),
                    most);
            disconnect(session, SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS, "Too many sessions.");
            return;
        }
        inside.add(session);
        Visit.of(session)
                .caller()
                .ifPresent(caller -> LOG.info(
                        "{} logged in to the console as {} from {} with {}",
                        caller.name(),
                        caller.role().word(),
                        caller.origin(),
                        caller.key()));
    }

    @Override
    public void sessionClosed(Session session) {
        inside.remove(session);
        if (waiting.remove(session) && Visit.of(session).hasTried()) {
            Duration pause = backoff.failed(address(session));
            LOG.warn(
                    "A login to the console failed: user {} from {}{}",
                    shown(Visit.of(session).user()),
                    origin(session),
                    pause.isZero() ? "" : ", which must wait for " + pause.toSeconds() + " s now");
        }
    }

    /** Ends the visits of those who do nothing, and of those who may not be here any more. */
    void sweep(Duration longest) {
        for (Session session : inside) {
            Visit visit = Visit.of(session);
            Optional<Caller> caller = visit.caller();
            if (visit.idle(clock.instant(), longest)) {
                disconnect(
                        session,
                        SshConstants.SSH2_DISCONNECT_BY_APPLICATION,
                        "Nothing happened for " + longest.toSeconds() + " seconds.");
            } else if (!caller.map(Caller::role)
                    .equals(caller.flatMap(known -> keys.role(known.name(), visit.key())))) {
                disconnect(session, SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "The key is no longer authorized so.");
            }
        }
    }

    private static void disconnect(Session session, int code, String reason) {
        try {
            session.disconnect(code, reason);
        } catch (IOException e) {
            LOG.debug("somebody was gone already: {}", e.toString());
        } finally {
            session.close(false);
        }
    }

    /** A name comes from outside and is for the log. */
    private static String shown(String user) {
        return user.substring(0, Math.min(32, user.length())).replaceAll("[^A-Za-z0-9_.@-]", "?");
    }

    private static String address(Session session) {
        return session.getRemoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : String.valueOf(session.getRemoteAddress());
    }

    private static String origin(Session session) {
        SocketAddress remote = session.getRemoteAddress();
        return remote instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + " port " + address.getPort()
                : String.valueOf(remote);
    }
}
