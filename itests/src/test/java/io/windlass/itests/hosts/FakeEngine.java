package io.windlass.itests.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine of a fake host: not there until it is provisioned, then a server that knows its version. It runs as long
 * as its host is on, unless it is stopped; a provisioner or the host's next start brings it back.
 */
public final class FakeEngine {
    private final FakeHost host;
    private final Door door;
    private final Set<SocketChannel> visitors = ConcurrentHashMap.newKeySet();
    private @Nullable EngineIdentity identity;
    private boolean running;
    private boolean hanging;
    private int upgrades;
    private int starts;

    FakeEngine(FakeHost host, Door door) {
        this.host = host;
        this.door = door;
    }

    public int port() {
        return door.address().getPort();
    }

    public synchronized String version() {
        return "28.0." + upgrades;
    }

    public synchronized boolean isInstalled() {
        return identity != null;
    }

    public synchronized boolean isRunning() {
        return running;
    }

    /** Whether it shows this certificate, a PEM text, to its visitors. */
    public synchronized boolean has(String certificate) {
        return identity != null && identity.texts().contains(certificate);
    }

    /** How often it was started until now. */
    public synchronized int starts() {
        return starts;
    }

    /** As a crash would: its port is closed until somebody starts it. */
    public synchronized void stop() {
        running = false;
        door.close();
        breakConnections();
    }

    /** Starts it, if it is installed and the host is on. */
    public synchronized void start() {
        if (identity != null && host.isOn() && !running) {
            running = true;
            starts++;
            door.open();
        }
    }

    /** From now on it takes connections and answers nothing. */
    public synchronized void hang() {
        hanging = true;
    }

    /** It no longer hangs; whoever still waits gets an answer. */
    public synchronized void recover() {
        hanging = false;
        notifyAll();
    }

    /** The same texts again change nothing, as with a real provisioner. */
    synchronized Answer install(String port, String texts) {
        if (!port.equals(Integer.toString(port()))) {
            return Answer.failed(1, "this host's engine listens on port " + port() + ", not on " + port);
        }
        if (running && identity != null && identity.texts().equals(texts)) {
            return Answer.said("unchanged\n");
        }
        return replaceIdentity(texts);
    }

    synchronized Answer certify(String texts) {
        return identity == null ? notInstalled() : replaceIdentity(texts);
    }

    synchronized Answer upgrade() {
        if (identity == null) {
            return notInstalled();
        }
        String before = version();
        upgrades++;
        restart();
        return Answer.said(before + " " + version() + "\n");
    }

    private Answer replaceIdentity(String texts) {
        try {
            identity = EngineIdentity.of(texts);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Answer.failed(1, "unusable certificates: " + e.getMessage());
        }
        restart();
        return Answer.said("started\n");
    }

    private static Answer notInstalled() {
        return Answer.failed(1, "there is no engine");
    }

    private void restart() {
        stop();
        start();
    }

    synchronized EngineIdentity identity() {
        return Objects.requireNonNull(identity, "only an engine with an identity has a port");
    }

    /** False if the door is closed, which not every door can show. */
    synchronized boolean admit(SocketChannel visitor) {
        return door.isOpen() && visitors.add(visitor);
    }

    void forget(SocketChannel visitor) {
        visitors.remove(visitor);
    }

    /** Returns when an answer is due. */
    synchronized void pause() throws InterruptedException {
        while (hanging) {
            wait();
        }
    }

    synchronized void demolish() {
        stop();
        door.demolish();
    }

    private void breakConnections() {
        List<SocketChannel> open = new ArrayList<>(visitors);
        visitors.clear();
        for (SocketChannel visitor : open) {
            try {
                visitor.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
