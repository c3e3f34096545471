package io.windlass.shell.remote.internal;

import io.windlass.shell.commands.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.session.Session;

/** What is known of a connection. Safe for any thread. */
final class Visit {

    private static final AttributeRepository.AttributeKey<Visit> KEY = new AttributeRepository.AttributeKey<>();

    private Instant lastActive;
    private Optional<Caller> caller = Optional.empty();
    private String user = "";
    private String key = "";
    private int executing;
    private boolean tried;

    private Visit(Instant now) {
        lastActive = now;
    }

    static Visit begin(Session session, Instant now) {
        Visit visit = new Visit(now);
        session.setAttribute(KEY, visit);
        return visit;
    }

    static Visit of(Session session) {
        return session.getAttribute(KEY);
    }

    /** Who the key belongs to that is tried now; the last one that is tried is the one that was proved. */
    synchronized void tries(String name, String tryingKey, Optional<Caller> owner) {
        tried = true;
        user = name;
        caller = owner;
        key = tryingKey;
    }

    synchronized boolean hasTried() {
        return tried;
    }

    synchronized String user() {
        return user;
    }

    synchronized Optional<Caller> caller() {
        return caller;
    }

    synchronized String key() {
        return key;
    }

    /** A key was pressed, or a line shown. */
    synchronized void active(Instant now) {
        lastActive = now;
    }

    /** A command was given that ends by itself, however silent it is. */
    synchronized void executing(int change) {
        executing += change;
    }

    synchronized boolean idle(Instant now, Duration longest) {
        return executing == 0 && lastActive.plus(longest).isBefore(now);
    }
}
