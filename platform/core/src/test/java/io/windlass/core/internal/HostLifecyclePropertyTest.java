package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random commands, faults, cancellations and deaths of the daemon, held against a model: what is told must be durable,
 * nothing may be lost, doubled or destroyed unasked. To see one run again, give its seed to {@link #live}.
 */
class HostLifecyclePropertyTest {

    private static final int SEEDS = 250;
    private static final int COMMANDS = 40;
    private static final List<Operation> OPERATIONS = List.of(Operation.values());

    /** Thousands of lives would be told in the log otherwise. Held, since a logger that nobody holds forgets its level. */
    private static final Logger EVENTS = Logger.getLogger(EventLog.class.getName());

    @BeforeAll
    static void hush() {
        EVENTS.setLevel(Level.WARNING);
    }

    @AfterAll
    static void speak() {
        EVENTS.setLevel(null);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.2, 0.5})
    void nothingIsLostDoubledOrDestroyedUnasked(double faults) {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                live(seed, faults);
            } catch (AssertionError | RuntimeException e) {
                fail("seed " + seed + " at fault rate " + faults + ": " + e, e);
            }
        }
    }

    private static void live(long seed, double faults) {
        Random random = new Random(seed);
        Life life = new Life(new OneHostWorld(random), random, faults);
        for (int i = 0; i < COMMANDS; i++) {
            life.command();
        }
    }

    /** The model: what a user may expect, from what was told. */
    private static final class Life {

        private final OneHostWorld world;
        private final Random random;
        private final double faults;

        /** Hosts whose record was removed without their instance, as was asked for. */
        private final Set<HostId> forgotten = new HashSet<>();

        /** Hosts whose destruction was asked for, be it by a removal or by a creation that is taken back. */
        private final Set<HostId> asked = new HashSet<>();

        Life(OneHostWorld world, Random random, double faults) {
            this.world = world;
            this.random = random;
            this.faults = faults;
        }

        void command() {
            Operation operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
            boolean keep = random.nextBoolean();
            Optional<HostRecord> before = world.stored();
            Operation wanted = before.isEmpty() ? Operation.CREATE : operation;
            int machines = world.cloud.machines.size();
            world.cloud.faults(faults);
            Optional<Execution> end = world.perform(wanted, keep, faults / 10);
            if (wanted == Operation.REMOVE || (wanted == Operation.CREATE && !keep)) {
                before.map(HostRecord::id).ifPresent(asked::add);
                world.cloud
                        .machines
                        .subList(machines, world.cloud.machines.size())
                        .forEach(made -> asked.add(made.host));
            }
            end.ifPresent(ended -> told(before, wanted, keep, ended));
            check();
            if (end.isEmpty()) {
                comeBack(wanted, before);
            }
        }

        /** A daemon that died finds out by itself; once the trouble is over it gets there. */
        private void comeBack(Operation wanted, Optional<HostRecord> before) {
            Optional<HostRecord> left = world.stored();
            if (left.isEmpty() || left.get().intent().isEmpty()) {
                return;
            }
            assertThat(left.get().intent().orElseThrow().operation()).isEqualTo(wanted);
            if (world.resume().isEmpty()) {
                check();
                world.cloud.faults(0);
                Optional<HostRecord> again = world.stored();
                if (again.isPresent() && again.get().intent().isPresent()) {
                    Execution resumed = world.resume().orElseThrow();
                    assertThat(resumed.error()).isEmpty();
                    assertThat(before.isPresent() || wanted == Operation.CREATE).isTrue();
                }
            }
            check();
        }

        /** What the caller was told must be so. */
        private void told(Optional<HostRecord> before, Operation wanted, boolean keep, Execution ended) {
            Optional<HostRecord> after = world.stored();
            if (!ended.begun()) {
                assertThat(after).as("a refused command changes nothing").isEqualTo(before);
                return;
            }
            assertThat(after.flatMap(HostRecord::intent)).isEmpty();
            if (ended.error().isPresent()) {
                failed(before, wanted, keep, after);
            } else {
                succeeded(wanted, before, after);
            }
        }

        private void failed(Optional<HostRecord> before, Operation wanted, boolean keep, Optional<HostRecord> after) {
            if (wanted != Operation.CREATE || keep) {
                assertThat(after).as("what failed stays listed").isPresent();
            }
            after.ifPresent(host -> {
                assertThat(host.failure()).as("with its reason").isPresent();
                assertThat(host.created()).isEqualTo(before.flatMap(HostRecord::created));
            });
        }

        private void succeeded(Operation wanted, Optional<HostRecord> before, Optional<HostRecord> after) {
            switch (wanted) {
                case CREATE -> {
                    assertThat(after.orElseThrow().created()).isPresent();
                    assertThat(state(after)).isEqualTo(InstanceState.RUNNING);
                }
                case START, RESTART -> assertThat(state(after)).isEqualTo(InstanceState.RUNNING);
                case STOP, KILL -> assertThat(state(after)).isEqualTo(InstanceState.STOPPED);
                case PROVISION, UPGRADE, REGENERATE_CERTS ->
                    assertThat(after.orElseThrow().failure()).isEmpty();
                case REMOVE -> {
                    assertThat(after).isEmpty();
                    assertThat(world.cloud.live(before.orElseThrow().id())).isEmpty();
                }
                case FORGET -> {
                    assertThat(after).isEmpty();
                    forgotten.add(before.orElseThrow().id());
                }
            }
        }

        private InstanceState state(Optional<HostRecord> host) {
            return world.cloud.live(host.orElseThrow().id()).getFirst().state;
        }

        private void check() {
            Optional<HostId> listed = world.stored().map(HostRecord::id);
            for (FaultyCloud.Machine machine : world.cloud.machines) {
                List<FaultyCloud.Machine> live = world.cloud.live(machine.host);
                if (!machine.live) {
                    assertThat(asked).as("whatever is gone was to go").contains(machine.host);
                }
                assertThat(live).as("never two for one host").hasSizeLessThanOrEqualTo(1);
                if (!live.isEmpty() && listed.filter(machine.host::equals).isEmpty()) {
                    assertThat(forgotten).as("whatever lives is listed").contains(machine.host);
                }
            }
        }
    }
}
