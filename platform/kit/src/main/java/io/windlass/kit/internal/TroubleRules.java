package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.DriverAccount;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import java.util.Optional;
import org.assertj.core.api.Assumptions;

/**
 * What goes wrong: nobody is ever told "there is nothing" when the truth is "I cannot know".
 *
 * @param <S> the driver's spec
 */
public final class TroubleRules<S extends Record> {

    private final Bench<S> bench;

    public TroubleRules(Bench<S> bench) {
        this.bench = bench;
    }

    public void whoCannotAskDoesNotAnswer() {
        Optional<S> unreachable = bench.subject.unreachable();
        Assumptions.assumeThat(unreachable).as("unreachable()").isPresent();
        S spec = unreachable.orElseThrow();
        Guest<S> host = bench.guest(bench.installation, HostId.random(), "kit-1", spec);

        bench.failure("create() without a provider", () -> bench.driver().create(host.host()));
        bench.failure("find() without a provider", () -> bench.driver().find(host.host()));
        bench.failure("remove() without a provider", () -> bench.driver().remove(host.host()));
        bench.failure("list() without a provider", () -> bench.list(bench.installation, spec));
    }

    public void aRefusedCallIsAFailureWithoutEffect() {
        assumeGate();
        Guest<S> host = bench.guest("kit-1");
        Guest<S> next = bench.guest("kit-2");
        host.create();
        host.findSettled();

        bench.gate.refuse();
        refused("create", next::create);
        refused("find", host::find);
        refused("remove", host::remove);
        refused("list", bench::list);
        bench.gate.open();

        assertThat(host.find())
                .as("What find() gives afterwards for the host that was there")
                .isPresent();
        assertThat(next.forgetting().find())
                .as("What find() gives afterwards for the other")
                .isEmpty();
    }

    private void refused(String what, Runnable call) {
        MachineException failure = bench.failure(what + "() without a place in the budget", call);
        assertThat(failure.code())
                .as("The code of what %s() failed with", what)
                .isEqualTo(StandardErrorCode.PROVIDER_RATE_LIMITED);
    }

    /** Whose turn at the gate does not come. */
    public void anInterruptEndsTheWaitingForATurn() {
        assumeGate();
        Guest<S> host = bench.guest("kit-1");
        Guest<S> next = bench.guest("kit-2");
        host.create();
        host.findSettled();

        DriverAccount<S> account = bench.account(bench.installation, bench.subject.spec());
        interruptedAtTheGate("find()", () -> bench.driver().find(host.host()));
        interruptedAtTheGate("list()", () -> bench.driver().list(account));
        interruptedAtTheGate("remove()", () -> bench.driver().remove(host.host()));
        interruptedAtTheGate("create()", () -> bench.driver().create(next.host()));
        bench.gate.open();

        assertThat(host.find()).as("What find() gives after the interrupts").isPresent();
        assertThat(next.find())
                .as("What find() gives after an interrupted create()")
                .isEmpty();
    }

    private void interruptedAtTheGate(String what, Runnable call) {
        bench.gate.close();
        bench.failure(what + " that was interrupted", () -> {
            Thread thread = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                try {
                    bench.gate.arrival().await();
                    thread.interrupt();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts this one", e);
                }
            });
            call.run();
        });
    }

    /** The provider takes the request and never answers. */
    public void anInterruptEndsTheWaitingForAnAnswer() {
        Optional<S> silent = bench.subject.silent();
        Assumptions.assumeThat(silent).as("silent()").isPresent();
        S spec = silent.orElseThrow();
        Guest<S> host = bench.guest(bench.installation, HostId.random(), "kit-1", spec);

        interruptedWaiting("find()", () -> bench.driver().find(host.host()));
        interruptedWaiting("list()", () -> bench.driver().list(bench.account(bench.installation, spec)));
        interruptedWaiting("remove()", () -> bench.driver().remove(host.host()));
        interruptedWaiting("create()", () -> bench.driver().create(host.host()));
    }

    private void interruptedWaiting(String what, Runnable call) {
        bench.failure(what + " that was interrupted", () -> {
            DriverThread<String> thread = bench.start(what, () -> {
                call.run();
                return what;
            });
            thread.awaitWaiting();
            thread.interrupt();
            thread.result();
        });
    }

    /** An interrupt at a moment when nothing is waited for may go unnoticed; it must do no harm. */
    public void anInterruptedCreationIsAdoptedLater() {
        Guest<S> host = bench.guest("kit-1");
        host.createInterrupted();
        host.forgetting().findSettled();
        host.create();

        assertThat(host.findSettled())
                .as("What find() gives after another create()")
                .isPresent();
        if (bench.subject.makesHosts()) {
            assertThat(bench.listed(host))
                    .as("What list() gives after another create()")
                    .isPresent();
        }
    }

    public void noSecretIsTold() {
        Guest<S> host = bench.guest("kit-1");
        bench.run("check", () -> bench.driver().check(host.host()));
        host.create();
        host.findSettled();
        bench.list();
        bench.subject.unreachable().ifPresent(spec -> {
            Guest<S> nowhere = bench.guest(bench.installation, HostId.random(), "kit-2", spec);
            bench.failure("find() without a provider", () -> bench.driver().find(nowhere.host()));
        });
        bench.told.requireNone(bench.secrets());
    }

    /** Drivers without a budget may leave the gate alone. */
    private void assumeGate() {
        long before = bench.gate.calls();
        bench.list();
        Assumptions.assumeThat(bench.gate.calls()).as("calls through the gate").isGreaterThan(before);
    }
}
