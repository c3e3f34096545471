package io.windlass.itests.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.io.IoSession;

/** A host with an SSH server and, once provisioned, an engine. Everything can be changed at any time. */
public final class FakeHost {
    /** How long {@code (sleep 1; shutdown -r now) &} waits. */
    private static final Duration UNTIL_SHUTDOWN = Duration.ofSeconds(1);

    private static final int REMEMBERED_COMMANDS = 20;

    private final String authorizedKey;
    private final Executor threads;
    private final Door door;
    private final FakeEngine engine;
    private final Mood mood = new Mood();
    private final Programs programs = new Programs(this);
    private final Set<IoSession> connections = ConcurrentHashMap.newKeySet(2);
    private final AtomicInteger logins = new AtomicInteger();
    private final Deque<String> commands = new ArrayDeque<>(2);
    private volatile KeyPair keys = HostKeys.make();
    private volatile String bootId = "";
    private volatile boolean on;

    FakeHost(String authorizedKey, Street.Doors doors, Executor threads) {
        this.authorizedKey = HostKeys.withoutComment(authorizedKey);
        this.threads = threads;
        this.door = doors.ssh();
        this.engine = new FakeEngine(this, doors.engine());
    }

    public String address() {
        return door.address().getAddress().getHostAddress();
    }

    public int sshPort() {
        return door.address().getPort();
    }

    /** The engine, installed or not. */
    public FakeEngine engine() {
        return engine;
    }

    /** The SSH host key, as in a {@code .pub} file. */
    public String hostKey() {
        return HostKeys.text(keys.getPublic());
    }

    /** As in {@code /proc/sys/kernel/random/boot_id}: another one after each start. */
    public String bootId() {
        return bootId;
    }

    public boolean isOn() {
        return on;
    }

    /** How many SSH connections are open. */
    public int connections() {
        return connections.size();
    }

    /** How many times somebody logged in until now. */
    public int logins() {
        return logins.get();
    }

    /** The last twenty command lines, oldest first. */
    public List<String> commands() {
        synchronized (commands) {
            return List.copyOf(commands);
        }
    }

    /** From now on the host deals with its visitors in this way, and in no other. */
    public void behave(Behaviour behaviour) {
        mood.change(behaviour);
        if (behaviour == Behaviour.Fault.DROPPING) {
            drop();
        }
    }

    /** Host and engine answer as they should, if they are on. */
    public void recover() {
        engine.recover();
        behave(Behaviour.NORMAL);
    }

    /** Breaks the open SSH connections. New ones are welcome. */
    public void drop() {
        // Closing one takes it from the set.
        new ArrayList<>(connections).forEach(connection -> connection.close(true));
    }

    /** The SSH server gets another key, as that of a host that was set up anew; open connections break. */
    public String changeHostKey() {
        keys = HostKeys.make();
        drop();
        return hostKey();
    }

    /** Switches it on, if it is off; its engine starts with it. */
    public synchronized void powerOn() {
        if (!on) {
            on = true;
            bootId = UUID.randomUUID().toString();
            door.open();
            engine.start();
        }
    }

    /** Cuts it off: connections break, ports are closed. What was installed stays. */
    public synchronized void powerOff() {
        if (on) {
            on = false;
            engine.stop();
            door.close();
            drop();
        }
    }

    /** Off and on. */
    public synchronized void reboot() {
        powerOff();
        powerOn();
    }

    void rebootSoon() {
        threads.execute(() -> {
            try {
                Thread.sleep(UNTIL_SHUTDOWN);
                rebootIfOn();
            } catch (InterruptedException e) {
                // The fleet is closed.
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void rebootIfOn() {
        if (on) {
            reboot();
        }
    }

    Mood mood() {
        return mood;
    }

    KeyPair keys() {
        return keys;
    }

    boolean authenticate(String key) {
        return mood.now() != Behaviour.Fault.REFUSING_LOGINS && key.equals(authorizedKey);
    }

    void loggedIn() {
        logins.incrementAndGet();
    }

    Answer execute(String line, InputStream input) throws IOException {
        synchronized (commands) {
            if (commands.size() == REMEMBERED_COMMANDS) {
                commands.removeFirst();
            }
            commands.addLast(line);
        }
        return programs.run(Words.of(line), input);
    }

    /** False if the door is closed, which not every door can show. */
    synchronized boolean admit(IoSession connection) {
        return on && mood.now() != Behaviour.Fault.DROPPING && connections.add(connection);
    }

    void forget(IoSession connection) {
        connections.remove(connection);
    }

    synchronized void demolish() {
        powerOff();
        engine.demolish();
        door.demolish();
    }
}
