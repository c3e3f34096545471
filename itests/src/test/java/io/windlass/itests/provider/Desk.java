package io.windlass.itests.provider;

import com.sun.net.httpserver.HttpExchange;
import io.windlass.itests.provider.CallRecord.Answered;
import io.windlass.itests.provider.CallRecord.Fate;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The way of a call: counted, troubled, done, answered, and all of it written down, whatever becomes of the caller. */
final class Desk {

    private final Time time;
    private final History history;
    private final LimitChecker limits;
    private final boolean enforced;
    private final Faults faults;
    private final Cloud cloud;
    private final Effects effects;
    private volatile Gate gate = Gate.OPEN;

    Desk(FakeProvider.Builder options, History history, LimitChecker limits, Faults faults, Cloud cloud) {
        this.time = options.time();
        this.enforced = options.isEnforced();
        this.history = history;
        this.limits = limits;
        this.faults = faults;
        this.cloud = cloud;
        this.effects = new Effects(cloud, options.pageSize());
    }

    void gate(Gate other) {
        gate = other;
    }

    void serve(HttpExchange exchange) throws IOException, InterruptedException {
        Optional<Incoming> understood = Incoming.of(exchange);
        if (understood.isEmpty()) {
            new Delivery(exchange).whole(Answer.NO_SUCH_PATH);
            return;
        }
        Incoming request = understood.get();
        Labels labels = subject(request);
        Duration early = limits.arrived(request.account(), history.now());
        long ordinal = history.arrived(
                request.account(), request.call(), labels.hostId(), request.instance(), !early.isZero());
        Answered answered = new Answered(Fate.LOST, 0, Optional.empty());
        try {
            Troubles troubles = refusal(request, early)
                    .map(Troubles::of)
                    .orElseGet(() -> faults.strike(ordinal, request.call(), labels.name()));
            history.met(ordinal, troubles.faults());
            answered = converse(exchange, request, ordinal, troubles);
        } finally {
            history.answered(ordinal, answered);
        }
    }

    /** What the provider itself has against the call. */
    private Optional<Fault.Refusal> refusal(Incoming request, Duration early) {
        if (request.account().isEmpty()) {
            return Optional.of(Fault.Refusal.unauthorized());
        }
        return enforced && !early.isZero()
                ? Optional.of(Fault.Refusal.rateLimited(Duration.ofSeconds(early.toSeconds() + 1)))
                : Optional.empty();
    }

    private Answered converse(HttpExchange exchange, Incoming request, long ordinal, Troubles troubles)
            throws IOException, InterruptedException {
        if (reached(ordinal, Moment.BEFORE_EFFECT) == Gate.Verdict.HANG_UP) {
            return new Answered(Fate.LOST, 0, Optional.empty());
        }
        Answer answer = answer(request, ordinal, troubles);
        Answered lost = new Answered(Fate.LOST, answer.status(), Optional.empty());
        if (reached(ordinal, Moment.AFTER_EFFECT) == Gate.Verdict.HANG_UP) {
            return lost;
        }
        try {
            return deliver(new Delivery(exchange), answer, troubles)
                    ? new Answered(Fate.SENT, answer.status(), answer.retryAfter())
                    : lost;
        } catch (IOException e) {
            // The caller is gone, which is his right.
            return lost;
        }
    }

    /** Does what the call asks for, unless trouble comes before. */
    private Answer answer(Incoming request, long ordinal, Troubles troubles) throws InterruptedException {
        time.sleep(troubles.delay());
        if (troubles.gone()) {
            request.instance().ifPresent(cloud::lose);
        }
        return switch (troubles.ending().orElse(null)) {
            case Fault.Refusal refusal -> {
                if (refusal.moment() == Moment.AFTER_EFFECT) {
                    effects.of(request, ordinal, troubles.hidden());
                }
                yield Answer.of(refusal);
            }
            case Fault.TimeOut timeOut when timeOut.moment() == Moment.BEFORE_EFFECT -> Answer.INTERNAL;
            case Fault.TimeOut timeOut -> effects.of(request, ordinal, troubles.hidden());
            case Fault.Damaged damaged -> effects.of(request, ordinal, troubles.hidden());
            case null -> effects.of(request, ordinal, troubles.hidden());
        };
    }

    /** Returns whether the caller got the answer whole and sound. */
    private boolean deliver(Delivery delivery, Answer answer, Troubles troubles)
            throws IOException, InterruptedException {
        return switch (troubles.ending().orElse(null)) {
            case Fault.TimeOut timeOut -> {
                time.sleep(timeOut.hold());
                yield false;
            }
            case Fault.Damaged damaged -> {
                delivery.damaged(answer, damaged.damage());
                yield false;
            }
            case Fault.Refusal refusal -> whole(delivery, answer);
            case null -> whole(delivery, answer);
        };
    }

    private static boolean whole(Delivery delivery, Answer answer) throws IOException {
        delivery.whole(answer);
        return true;
    }

    private Gate.Verdict reached(long ordinal, Moment moment) {
        CallRecord call = history.call(ordinal);
        return gate.reached(
                new Gate.Point(ordinal, call.call(), call.hostId(), call.instance(), moment, call.effect()));
    }

    /** Whose host the call is about, as far as that can be said. */
    private Labels subject(Incoming request) {
        Labels said = new Labels(
                request.account(),
                "",
                request.query().getOrDefault("hostId", request.text("hostId")),
                "",
                request.text("name"));
        return request.instance().flatMap(history::labels).orElse(said);
    }
}
