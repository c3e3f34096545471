package io.windlass.core.internal;

import java.util.List;

/**
 * How an operation is carried out.
 *
 * @param admission looks whether the operation makes sense now; changes nothing, and nothing is stored if it fails
 * @param steps carried out in order once the intent is durable
 * @param undo what takes back a failed operation while its caller waits; empty where a failed host stays as it is
 */
record Plan(List<Step> admission, List<Step> steps, List<Step> undo) {

    static Plan of(List<Step> admission, List<Step> steps) {
        return new Plan(admission, steps, List.of());
    }
}
