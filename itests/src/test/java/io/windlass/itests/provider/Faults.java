package io.windlass.itests.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The script of a provider's troubles. Of each kind a call meets at most one, that of the oldest rule that fits it; all
 * {@link Fault.Ending}s are one kind. One by chance is added where its kind is still free. So the worst that a provider
 * can do to a creation, to lose the answer and to hide what it made, takes two rules. Safe for any thread; a rule counts
 * for calls that arrive after it was given.
 */
public final class Faults {

    private final List<Rule> rules = new ArrayList<>();
    private Chance chance = Chance.NONE;

    /** The next call of these kinds, or of any if none is named. */
    public Script next(Call... calls) {
        return new Script(kinds(calls), 1);
    }

    /** Every call of these kinds, or of any if none is named, until {@link #stop}. */
    public Script every(Call... calls) {
        return new Script(kinds(calls), Integer.MAX_VALUE);
    }

    /** A share of all calls meets one of {@link Fault#PASSING}. */
    public void rate(double share, long seed) {
        rate(share, seed, Fault.PASSING);
    }

    /**
     * A share of all calls meets one of these faults. Which call meets which depends on the seed and on the call's
     * ordinal only, so that a run with the same calls in the same order has the same troubles.
     */
    public synchronized void rate(double share, long seed, List<Fault> mix) {
        chance = new Chance(share, seed, List.copyOf(mix));
    }

    /** From now on all is well: no rule, no chance. What a call met already goes on. */
    public synchronized void stop() {
        rules.clear();
        chance = Chance.NONE;
    }

    /** Whether every fault that was announced with {@link #next} has struck. */
    public synchronized boolean spent() {
        return rules.stream().allMatch(rule -> rule.left == Integer.MAX_VALUE);
    }

    synchronized Troubles strike(long ordinal, Call call, String hostName) {
        Map<Class<?>, Fault> met = new LinkedHashMap<>();
        for (Rule rule : rules) {
            if (rule.fits(call, hostName) && met.putIfAbsent(kind(rule.fault), rule.fault) == null) {
                rule.strike();
            }
        }
        rules.removeIf(rule -> rule.left == 0);
        chance.strike(ordinal).ifPresent(fault -> met.putIfAbsent(kind(fault), fault));
        return new Troubles(List.copyOf(met.values()));
    }

    private static Class<?> kind(Fault fault) {
        return fault instanceof Fault.Ending ? Fault.Ending.class : fault.getClass();
    }

    private synchronized void add(Rule rule) {
        rules.add(rule);
    }

    private static Set<Call> kinds(Call... calls) {
        return calls.length == 0 ? EnumSet.allOf(Call.class) : EnumSet.copyOf(List.of(calls));
    }

    private static final class Rule {
        private final Set<Call> calls;
        private final Optional<String> host;
        private final Fault fault;
        private int left;

        Rule(Set<Call> calls, Optional<String> host, Fault fault, int times) {
            this.calls = calls;
            this.host = host;
            this.fault = fault;
            this.left = times;
        }

        void strike() {
            if (left != Integer.MAX_VALUE) {
                left--;
            }
        }

        boolean fits(Call call, String hostName) {
            return calls.contains(call) && host.map(hostName::equals).orElse(true);
        }
    }

    private record Chance(double share, long seed, List<Fault> mix) {
        static final Chance NONE = new Chance(0, 0, List.of());

        Optional<Fault> strike(long ordinal) {
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + ordinal);
            return random.nextDouble() < share ? Optional.of(mix.get(random.nextInt(mix.size()))) : Optional.empty();
        }
    }

    /** A sentence that begins with which calls, and ends with what happens to them: only its end makes it a rule. */
    public final class Script {
        private final Set<Call> calls;
        private Optional<String> host = Optional.empty();
        private int times;

        private Script(Set<Call> calls, int times) {
            this.calls = calls;
            this.times = times;
        }

        /** So many of them. */
        public Script times(int number) {
            times = number;
            return this;
        }

        /** Only those about the host of this name. */
        public Script host(String name) {
            host = Optional.of(name);
            return this;
        }

        /** Any fault. */
        public void meet(Fault fault) {
            add(new Rule(calls, host, fault, times));
        }

        /** Held for a second, then closed; nothing happened. */
        public void timeOutBeforeEffect() {
            timeOutBeforeEffect(Duration.ofSeconds(1));
        }

        public void timeOutBeforeEffect(Duration hold) {
            meet(new Fault.TimeOut(Moment.BEFORE_EFFECT, hold));
        }

        /** Held for a second, then closed; it happened. */
        public void timeOutAfterEffect() {
            timeOutAfterEffect(Duration.ofSeconds(1));
        }

        public void timeOutAfterEffect(Duration hold) {
            meet(new Fault.TimeOut(Moment.AFTER_EFFECT, hold));
        }

        /** Closed at once; nothing happened. */
        public void hangUpBeforeEffect() {
            timeOutBeforeEffect(Duration.ZERO);
        }

        /** Closed at once; it happened. */
        public void hangUpAfterEffect() {
            timeOutAfterEffect(Duration.ZERO);
        }

        /** 429; whole seconds. */
        public void rateLimited(Duration retryAfter) {
            meet(Fault.Refusal.rateLimited(retryAfter));
        }

        /** 500; nothing happened. */
        public void serverError() {
            meet(Fault.Refusal.internal(Moment.BEFORE_EFFECT));
        }

        /** 500; it happened. */
        public void serverErrorAfterEffect() {
            meet(Fault.Refusal.internal(Moment.AFTER_EFFECT));
        }

        /** 503. */
        public void unavailable() {
            meet(Fault.Refusal.unavailable(Optional.empty()));
        }

        /** 503; whole seconds. */
        public void unavailable(Duration retryAfter) {
            meet(Fault.Refusal.unavailable(Optional.of(retryAfter)));
        }

        /** 401. */
        public void unauthorized() {
            meet(Fault.Refusal.unauthorized());
        }

        /** 422. */
        public void quotaExceeded() {
            meet(Fault.Refusal.quotaExceeded());
        }

        public void truncated() {
            meet(new Fault.Damaged(Fault.Damage.TRUNCATED));
        }

        public void oversized() {
            meet(new Fault.Damaged(Fault.Damage.OVERSIZED));
        }

        public void garbage() {
            meet(new Fault.Damaged(Fault.Damage.GARBAGE));
        }

        public void wrongTypes() {
            meet(new Fault.Damaged(Fault.Damage.WRONG_TYPES));
        }

        /** What is made is not listed for so long. */
        public void hiddenFor(Duration duration) {
            meet(new Fault.Hidden(duration));
        }

        /** It vanishes just before the call. */
        public void instanceGone() {
            meet(new Fault.Gone());
        }

        /** Right, but late. */
        public void slow(Duration delay) {
            meet(new Fault.Slow(delay));
        }
    }
}
