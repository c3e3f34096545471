package io.windlass.itests.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One call, as far as it got.
 *
 * @param ordinal calls are numbered from 0 in the order of their arrival
 * @param at when it arrived, since the provider's start
 * @param account whose token it had; empty if it had none
 * @param call what was asked for
 * @param hostId the host it is about; empty for a list of all, and for an id that never was
 * @param instance the instance it is about; of a {@link Call#CREATE} what it made
 * @param overLimit whether it came above the account's limit
 * @param faults what it met
 * @param effect whether it changed anything
 * @param answer what the caller was told
 */
public record CallRecord(
        long ordinal,
        Duration at,
        String account,
        Call call,
        String hostId,
        Optional<String> instance,
        boolean overLimit,
        List<Fault> faults,
        boolean effect,
        Answered answer) {

    /** The fate of an answer. */
    public enum Fate {
        /** There is none yet. */
        PENDING,
        /** It was handed to the network whole and sound. Whether anybody was left to read it, nobody knows. */
        SENT,
        /** It was never sent, or not whole, or damaged, or the caller was seen to be gone. */
        LOST
    }

    /**
     * An answer.
     *
     * @param fate what became of it
     * @param status the HTTP status that it had or would have had; 0 if it never came to that
     * @param retryAfter the pause that was asked for
     */
    public record Answered(Fate fate, int status, Optional<Duration> retryAfter) {
        static final Answered PENDING = new Answered(Fate.PENDING, 0, Optional.empty());
    }

    CallRecord withFaults(List<Fault> met) {
        return new CallRecord(ordinal, at, account, call, hostId, instance, overLimit, met, effect, answer);
    }

    CallRecord withEffect(String changed) {
        return new CallRecord(
                ordinal, at, account, call, hostId, Optional.of(changed), overLimit, faults, true, answer);
    }

    CallRecord with(Answered given) {
        return new CallRecord(ordinal, at, account, call, hostId, instance, overLimit, faults, effect, given);
    }

    /** One line, for the message of a test that fails. */
    @Override
    public String toString() {
        return "#%d %.3f s %s host=%s instance=%s%s%s %s %s%s"
                .formatted(
                        ordinal,
                        at.toNanos() / 1e9,
                        call,
                        hostId,
                        instance.orElse("-"),
                        overLimit ? " OVER LIMIT" : "",
                        faults.isEmpty() ? "" : " " + faults,
                        effect ? "effect" : "no effect",
                        answer.fate(),
                        answer.status() == 0 ? "" : " " + answer.status());
    }
}
