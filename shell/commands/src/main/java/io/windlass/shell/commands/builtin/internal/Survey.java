package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.shell.commands.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Looks at many hosts: one deadline for all, and no look at those that were looked at lately. */
record Survey(Fleet fleet, InstantSource clock, Duration deadline) {

    /**
     * A host as the survey found it.
     *
     * @param host what is known
     * @param timedOut whether no answer came before the deadline
     * @param now when the survey ended
     * @param took how long its answer was waited for
     */
    record Found(HostView host, boolean timedOut, Instant now, Duration took) {

        boolean damaged() {
            return host.record().isEmpty();
        }

        String state() {
            return timedOut ? "Timeout" : damaged() ? "Error" : host.state().label();
        }
    }

    Stream<Found> known(HostFilter filter) {
        Instant now = clock.instant();
        return fleet.list().stream()
                .filter(filter::matchesKnown)
                .map(host -> new Found(host, false, now, Duration.ZERO));
    }

    Stream<Found> fresh(HostFilter filter, Invocation<?> invocation) {
        Instant begun = clock.instant();
        Instant oldest = begun.minus(Freshness.LIST);
        List<HostView> hosts =
                fleet.list().stream().filter(filter::matchesKnown).toList();
        List<CompletionStage<Optional<Answer>>> looks = hosts.stream()
                .map(host -> look(host, oldest).thenApply(view -> view.map(answer -> answered(answer, begun))))
                .toList();
        List<Answer> answers =
                looks.stream().map(invocation::await).flatMap(Optional::stream).toList();
        Instant now = clock.instant();
        return answers.stream()
                .map(answer -> new Found(answer.host(), isDue(answer.host(), oldest), now, answer.took()));
    }

    private record Answer(HostView host, Duration took) {}

    private Answer answered(HostView host, Instant begun) {
        return new Answer(host, Duration.between(begun, clock.instant()));
    }

    private CompletionStage<Optional<HostView>> look(HostView host, Instant oldest) {
        if (!isDue(host, oldest)) {
            return CompletableFuture.completedFuture(Optional.of(host));
        }
        return fleet.get(host.name(), Freshness.LIST, deadline)
                .thenApply(Optional::of)
                .exceptionally(Survey::withoutRemoved);
    }

    /** A host in the midst of an operation, or with a damaged file, is shown as it is known. */
    private static boolean isDue(HostView host, Instant oldest) {
        return host.record().isPresent()
                && host.activity().isEmpty()
                && host.looked().isBefore(oldest);
    }

    private static Optional<HostView> withoutRemoved(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (cause instanceof MachineException failure && failure.code() == StandardErrorCode.HOST_NOT_FOUND) {
            return Optional.empty();
        }
        throw new CompletionException(cause);
    }
}
