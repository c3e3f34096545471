package io.windlass.itests.provider;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.windlass.itests.provider.CallRecord.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All that ever happened at a provider, in memory. Every list is a copy of one moment, the oldest first. Safe for any
 * thread.
 */
public final class History {

    private final Time time;
    private final long start;
    private final List<CallRecord> calls = new ArrayList<>();
    private final Map<String, Lifetime> lifetimes = new LinkedHashMap<>();
    private long changes;

    History(Time time) {
        this.time = time;
        this.start = time.nanoTime();
    }

    /** How long the provider runs by now: what {@link CallRecord#at} counts. */
    public Duration now() {
        return Duration.ofNanos(time.nanoTime() - start);
    }

    public synchronized List<CallRecord> calls() {
        return List.copyOf(calls);
    }

    public List<CallRecord> calls(Call kind) {
        return calls().stream().filter(record -> record.call() == kind).toList();
    }

    public List<CallRecord> callsFor(String hostId) {
        return calls().stream().filter(record -> record.hostId().equals(hostId)).toList();
    }

    /** Every instance that ever existed. */
    public synchronized List<Lifetime> instancesEver() {
        return List.copyOf(lifetimes.values());
    }

    public List<Lifetime> live() {
        return instancesEver().stream().filter(Lifetime::lives).toList();
    }

    /** By host id. */
    public Map<String, List<Lifetime>> liveByHost() {
        return live().stream().collect(groupingBy(life -> life.labels().hostId(), TreeMap::new, toList()));
    }

    /** Every instance that exists no more, by a call or behind the callers' backs. */
    public List<Lifetime> destroyed() {
        return instancesEver().stream().filter(life -> !life.lives()).toList();
    }

    /**
     * The breaches of "at most one live instance per host id, ever", also of times gone by.
     *
     * @return pairs of which the first still lived when the second was made
     */
    public List<List<Lifetime>> duplicates() {
        List<List<Lifetime>> found = new ArrayList<>();
        Map<String, Lifetime> longestLived = new HashMap<>();
        for (Lifetime life : instancesEver()) {
            Lifetime before = longestLived.get(life.labels().hostId());
            if (before != null && before.end() > life.created().order()) {
                found.add(List.of(before, life));
            }
            if (before == null || before.end() < life.end()) {
                longestLived.put(life.labels().hostId(), life);
            }
        }
        return found;
    }

    /**
     * The calls that came while their account should have rested, because an earlier answer had said {@code Retry-After}.
     *
     * @param grace how long after that answer a call may still arrive, since it was on its way already
     */
    public List<CallRecord> impatientCalls(Duration grace) {
        List<CallRecord> found = new ArrayList<>();
        List<CallRecord> all = calls();
        for (CallRecord refusal : all) {
            refusal.answer()
                    .retryAfter()
                    .ifPresent(pause -> all.stream()
                            .filter(later -> later.account().equals(refusal.account()))
                            .filter(later -> later.at().compareTo(refusal.at().plus(grace)) > 0)
                            .filter(later -> later.at().compareTo(refusal.at().plus(pause)) < 0)
                            .forEach(found::add));
        }
        return found.stream().distinct().toList();
    }

    /** The labels that an instance has or had. */
    synchronized Optional<Labels> labels(String instance) {
        return Optional.ofNullable(lifetimes.get(instance)).map(Lifetime::labels);
    }

    synchronized long arrived(String account, Call call, String hostId, Optional<String> instance, boolean overLimit) {
        long ordinal = calls.size();
        calls.add(new CallRecord(
                ordinal, now(), account, call, hostId, instance, overLimit, List.of(), false, Answered.PENDING));
        return ordinal;
    }

    void met(long ordinal, List<Fault> faults) {
        change(ordinal, record -> record.withFaults(faults));
    }

    void changed(OptionalLong ordinal, String instance) {
        ordinal.ifPresent(number -> change(number, record -> record.withEffect(instance)));
    }

    void answered(long ordinal, Answered answer) {
        change(ordinal, record -> record.with(answer));
    }

    synchronized void created(OptionalLong ordinal, String instance, Labels labels) {
        changed(ordinal, instance);
        lifetimes.put(instance, new Lifetime(instance, labels, change(ordinal), Optional.empty()));
    }

    synchronized void removed(OptionalLong ordinal, String instance) {
        changed(ordinal, instance);
        Lifetime.Change end = change(ordinal);
        lifetimes.computeIfPresent(instance, (id, life) -> life.end(end));
    }

    synchronized CallRecord call(long ordinal) {
        return calls.get(Math.toIntExact(ordinal));
    }

    private synchronized void change(long ordinal, UnaryOperator<CallRecord> change) {
        int index = Math.toIntExact(ordinal);
        calls.set(index, change.apply(calls.get(index)));
    }

    private Lifetime.Change change(OptionalLong ordinal) {
        return new Lifetime.Change(changes++, now(), ordinal);
    }
}
