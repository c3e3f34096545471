package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.host.Operation;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Output;

/**
 * The same operation on each machine that a command was given.
 *
 * @param fleet the machines
 * @param operation what to do
 * @param done what has become of a machine then
 */
record OnEach(Fleet fleet, Operation operation, String done) {

    Output run(Invocation<?> invocation) {
        return invocation.operate(
                done,
                invocation.operands(),
                name -> invocation
                        .begin(fleet.perform(name, operation, invocation.patience(), invocation.progress(name)))
                        .thenApply(host -> Output.NOTHING));
    }
}
