package io.windlass.itests.provider;

import static io.windlass.itests.provider.Moment.AFTER_EFFECT;
import static io.windlass.itests.provider.Moment.BEFORE_EFFECT;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One kind of trouble with one call. A call can meet several at once, but only one {@link Ending}. */
public sealed interface Fault {

    /** How a call ends other than well. */
    sealed interface Ending extends Fault {}

    /** What passes by itself: whoever asks again gets on. A pause is a second, which is the least that can be asked for. */
    List<Fault> PASSING = List.of(
            new TimeOut(BEFORE_EFFECT, Duration.ofSeconds(1)),
            new TimeOut(AFTER_EFFECT, Duration.ofSeconds(1)),
            new TimeOut(BEFORE_EFFECT, Duration.ZERO),
            new TimeOut(AFTER_EFFECT, Duration.ZERO),
            Refusal.rateLimited(Duration.ofSeconds(1)),
            Refusal.internal(BEFORE_EFFECT),
            Refusal.internal(AFTER_EFFECT),
            Refusal.unavailable(Optional.empty()),
            Refusal.unavailable(Optional.of(Duration.ofSeconds(1))),
            new Damaged(Damage.TRUNCATED),
            new Damaged(Damage.OVERSIZED),
            new Damaged(Damage.GARBAGE),
            new Damaged(Damage.WRONG_TYPES),
            new Hidden(Duration.ofSeconds(10)),
            new Slow(Duration.ofMillis(500)));

    /** What somebody has to do something about. */
    List<Fault> LASTING = List.of(Refusal.unauthorized(), Refusal.quotaExceeded(), new Gone());

    /**
     * The connection is held and then closed without a word.
     *
     * @param hold how long; zero for a caller who is to see the connection break rather than his own time-out
     */
    record TimeOut(Moment moment, Duration hold) implements Ending {}

    /**
     * An answer that is not 2xx.
     *
     * @param moment after the effect it is a lie
     */
    record Refusal(int status, String code, Optional<Duration> retryAfter, Moment moment) implements Ending {

        static Refusal unauthorized() {
            return new Refusal(401, "unauthorized", Optional.empty(), BEFORE_EFFECT);
        }

        static Refusal quotaExceeded() {
            return new Refusal(422, "quota_exceeded", Optional.empty(), BEFORE_EFFECT);
        }

        static Refusal rateLimited(Duration retryAfter) {
            return new Refusal(429, "rate_limited", Optional.of(retryAfter), BEFORE_EFFECT);
        }

        static Refusal internal(Moment moment) {
            return new Refusal(500, "internal", Optional.empty(), moment);
        }

        static Refusal unavailable(Optional<Duration> retryAfter) {
            return new Refusal(503, "unavailable", retryAfter, BEFORE_EFFECT);
        }
    }

    /** The call has its effect, and the answer arrives damaged. */
    record Damaged(Damage damage) implements Ending {}

    /** What can be wrong with an answer. */
    enum Damage {
        /** Ends in the middle. */
        TRUNCATED,
        /** Has {@link Delivery#OVERSIZE} bytes of blanks before its first brace. */
        OVERSIZED,
        /** A page of HTML, as a proxy's. */
        GARBAGE,
        /** JSON, but none of the fields is what it should be. */
        WRONG_TYPES
    }

    /**
     * What a {@link Call#CREATE} makes is not listed for a while. Without effect on other calls.
     *
     * @param duration for how long
     */
    record Hidden(Duration duration) implements Fault {}

    /** The instance that the call is about vanishes just before it. Without effect on calls that are about none. */
    record Gone() implements Fault {}

    /** Everything is right, but late: the delay comes before the effect. */
    record Slow(Duration delay) implements Fault {}
}
