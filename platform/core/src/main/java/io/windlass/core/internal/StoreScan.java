package io.windlass.core.internal;

import io.windlass.api.store.StoredHost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The reading of the store that is under way: who waits for it, and what happened since it began, which it may have seen or
 * not. Belongs to the actor of all hosts.
 */
final class StoreScan {

    private final Set<String> before = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private final List<ActorRef<Optional<HostError>>> waiting = new ArrayList<>();

    /** Those who asked while one was under way: it may have passed by what they mean. */
    private final List<ActorRef<Optional<HostError>>> waitingForNext = new ArrayList<>();

    private boolean underWay;

    boolean isUnderWay() {
        return underWay;
    }

    void await(ActorRef<Optional<HostError>> replyTo) {
        (underWay ? waitingForNext : waiting).add(replyTo);
    }

    /**
     * Begins one.
     *
     * @param stored the hosts that are known to be in the store now
     */
    void begin(Set<String> stored) {
        underWay = true;
        removed.clear();
        before.clear();
        before.addAll(stored);
    }

    /** It may have been read just before. */
    void removed(String name) {
        removed.add(name);
    }

    /** Those of a reading that can be used. */
    static Set<String> intact(List<StoredHost> found) {
        return found.stream()
                .filter(StoredHost.Intact.class::isInstance)
                .map(StoredHost::name)
                .collect(Collectors.toSet());
    }

    /** Those of a reading that are still there. */
    List<StoredHost> present(List<StoredHost> found) {
        return found.stream().filter(host -> !removed.contains(host.name())).toList();
    }

    /** Those that were there before the reading and that it has not found. */
    Set<String> vanished(List<StoredHost> found) {
        Set<String> vanished = new HashSet<>(before);
        found.forEach(host -> vanished.remove(host.name()));
        return vanished;
    }

    /**
     * Ends it and tells those who waited.
     *
     * @return whether another one is to begin at once
     */
    boolean end(Optional<HostError> error) {
        underWay = false;
        waiting.forEach(replyTo -> replyTo.tell(error));
        waiting.clear();
        waiting.addAll(waitingForNext);
        waitingForNext.clear();
        return !waiting.isEmpty();
    }
}
