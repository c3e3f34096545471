package io.windlass.shell.commands.internal;

import io.windlass.api.error.MachineException;
import io.windlass.shell.commands.Output;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same to many machines: begins the next one when one has ended. For one thread, which waits and no other. */
final class MachineRun {

    private final List<String> machines;
    private final int parallel;
    private final Display display;
    private final Interrupts interrupts;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Map<String, Output> outputs = new HashMap<>();
    private final Map<String, MachineException> failures = new HashMap<>();

    private record Ended(String machine, Optional<Output> output, Optional<MachineException> failure) {}

    /**
     * What an interrupt means.
     *
     * @param handler throws in order to end the waiting
     * @param stopping whether no more machines are to be begun
     */
    record Interrupts(Consumer<InterruptedException> handler, BooleanSupplier stopping) {}

    MachineRun(List<String> machines, int parallel, Display display, Interrupts interrupts) {
        this.machines = machines;
        this.parallel = parallel;
        this.display = display;
        this.interrupts = interrupts;
    }

    Outcomes run(Function<String, ? extends CompletionStage<Output>> action) {
        Iterator<String> waiting = machines.iterator();
        int underWay = 0;
        do {
            while (underWay < parallel
                    && waiting.hasNext()
                    && !interrupts.stopping().getAsBoolean()) {
                begin(waiting.next(), action);
                underWay++;
            }
            Duration pause = display.refresh();
            underWay -= underWay == 0 ? 0 : take(pause);
        } while (underWay > 0 || (waiting.hasNext() && !interrupts.stopping().getAsBoolean()));
        display.finish();
        return new Outcomes(machines, outputs, failures);
    }

    private void begin(String machine, Function<String, ? extends CompletionStage<Output>> action) {
        display.began(machine);
        try {
            action.apply(machine)
                    .whenComplete((output, thrown) -> ended.add(new Ended(
                            machine,
                            Optional.ofNullable(output),
                            Optional.ofNullable(thrown).map(Failures::of))));
        } catch (RuntimeException e) {
            ended.add(new Ended(machine, Optional.empty(), Optional.of(Failures.of(e))));
        }
    }

    /** Returns how many have ended meanwhile. */
    private int take(Duration pause) {
        try {
            Ended one = ended.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
            if (one == null) {
                return 0;
            }
            one.output().ifPresent(output -> outputs.put(one.machine(), output));
            one.failure().ifPresent(failure -> failures.put(one.machine(), failure));
            display.ended(one.machine(), one.failure());
            return 1;
        } catch (InterruptedException e) {
            interrupts.handler().accept(e);
            return 0;
        }
    }
}
