package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.Assumptions;

/**
 * The life of a host: made, found, listed, removed.
 *
 * @param <S> the driver's spec
 */
public final class LifeRules<S extends Record> {

    private static final int SEVERAL = 8;

    private final Bench<S> bench;
    private final InstanceRules<S> instances;

    public LifeRules(Bench<S> bench) {
        this.bench = bench;
        this.instances = new InstanceRules<>(bench);
    }

    public void checkingChangesNothing() {
        Guest<S> host = bench.guest("kit-1");
        bench.run("check", () -> bench.driver().check(host.host()));

        assertThat(bench.files()).as("Files in the host's folder after check()").isEmpty();
        assertThat(bench.listed(host)).as("What list() gives after check()").isEmpty();
        if (bench.subject.makesHosts()) {
            assertThat(host.find()).as("What find() gives after check()").isEmpty();
        }
    }

    public void whatIsMadeIsFound() {
        Guest<S> host = bench.guest("kit-1");
        Instance made = host.create();
        instances.requireOn(made);

        assertThat(host.find()).as("What find() gives after create()").hasValueSatisfying(found -> {
            instances.requireUsable(found);
            assertThat(found.attributes()).as("Its attributes").isEqualTo(made.attributes());
            assertThat(found.address()).as("Its address").isEqualTo(made.address());
        });
        assertThat(host.forgetting().findSettled())
                .as("What find() gives after create(), without what create() answered")
                .hasValueSatisfying(instances::requireUsable);
    }

    public void whatIsMadeIsListed() {
        Guest<S> host = bench.guest("kit-1");
        host.create();
        Optional<Instance> found = host.findSettled();
        if (!bench.subject.makesHosts()) {
            assertThat(bench.list())
                    .as("What list() gives, since nothing is made")
                    .isEmpty();
            return;
        }

        OwnedInstance owned = bench.listed(host).orElseThrow(() -> new AssertionError("list() does not know the host"));
        assertThat(owned.name()).as("The name of what is listed").isEqualTo(host.name());
        assertThat(found).as("What find() gives").hasValueSatisfying(looked -> {
            assertThat(owned.instance().state())
                    .as("Its state in the list")
                    .isIn(looked.state(), InstanceState.RUNNING);
            assertThat(owned.instance().address()).as("Its address in the list").isEqualTo(looked.address());
            assertThat(owned.instance().engine()).as("Its engine in the list").isEqualTo(looked.engine());
            assertThat(owned.instance().attributes())
                    .as("Its attributes in the list")
                    .isEqualTo(looked.attributes());
        });
        instances.requireUsable(owned.instance());
    }

    public void creatingAgainAdoptsWhatExists() {
        Guest<S> host = bench.guest("kit-1");
        host.create();
        host.findSettled();
        Instance first = host.create();
        Instance second = host.forgetting().create();

        instances.requireOn(second);
        assertThat(second.attributes())
                .as("The attributes after another create() of the same id")
                .isEqualTo(first.attributes());
        if (bench.subject.makesHosts()) {
            assertThat(bench.listed(host)).as("What list() gives after it").isPresent();
            host.remove();
            assertThat(bench.listed(host))
                    .as("What list() gives after one remove()")
                    .isEmpty();
            assertThat(host.forgetting().find())
                    .as("What find() gives after one remove()")
                    .isEmpty();
        }
    }

    public void whatWasNeverMadeIsNowhere() {
        assumeMaking();
        Guest<S> host = bench.guest("kit-1");

        assertThat(host.find()).as("What find() gives").isEmpty();
        assertThat(bench.listed(host)).as("What list() gives").isEmpty();
        host.remove();
        assertThat(host.find()).as("What find() gives after remove()").isEmpty();
    }

    public void removingIsForGoodAndCanBeRepeated() {
        Guest<S> host = bench.guest("kit-1");
        host.create();
        host.findSettled();
        host.remove();
        if (bench.subject.makesHosts()) {
            assertThat(host.find()).as("What find() gives after remove()").isEmpty();
            assertThat(host.find(host.name(), Optional.empty()))
                    .as("What find() gives after remove(), without what create() answered")
                    .isEmpty();
            assertThat(bench.listed(host))
                    .as("What list() gives after remove()")
                    .isEmpty();
        }
        host.remove();
        host.forgetting().remove();
    }

    /** By nothing but what the list says, which is how the platform sweeps up. */
    public void whatNoHostClaimsIsListedAndCanBeRemoved() {
        assumeMaking();
        Guest<S> lost = bench.guest("kit-1");
        lost.create();
        lost.findSettled();

        OwnedInstance owned = bench.listed(lost).orElseThrow(() -> new AssertionError("list() does not know the host"));
        Guest<S> orphan = bench.guest(
                HostId.of(owned.id().toString()), "orphan-" + owned.id().prefix());
        orphan.knowing(owned.instance()).remove();
        assertThat(lost.forgetting().find())
                .as("What find() gives after the removal of what list() gave")
                .isEmpty();
    }

    public void anotherDriverObjectKnowsTheSame() {
        Guest<S> host = bench.guest("kit-1");
        host.create();
        host.findSettled();
        bench.replaceDriver();

        assertThat(host.find()).as("What another driver object finds").isPresent();
        if (bench.subject.makesHosts()) {
            assertThat(bench.listed(host))
                    .as("What another driver object lists")
                    .isPresent();
            bench.replaceDriver();
            host.remove();
            assertThat(host.find()).as("What find() gives after remove()").isEmpty();
        }
    }

    public void severalHostsAtOnceAreSeveral() {
        List<Guest<S>> hosts = IntStream.rangeClosed(1, SEVERAL)
                .mapToObj(number -> bench.guest("kit-" + number))
                .toList();
        atOnce(hosts, Guest::create);
        hosts.forEach(host -> assertThat(host.findSettled())
                .as("What find() gives for %s", host.name())
                .isPresent());
        if (bench.subject.makesHosts()) {
            assertThat(bench.list())
                    .as("What list() gives of %d hosts", SEVERAL)
                    .extracting(OwnedInstance::id)
                    .containsExactlyInAnyOrderElementsOf(
                            hosts.stream().map(Guest::id).toList());
        }
        atOnce(hosts, Guest::remove);
        assertThat(bench.list()).as("What list() gives after all are removed").isEmpty();
    }

    private void atOnce(List<Guest<S>> hosts, Consumer<Guest<S>> action) {
        List<DriverThread<String>> threads = new ArrayList<>();
        for (Guest<S> host : hosts) {
            threads.add(bench.start("several hosts", () -> {
                action.accept(host);
                return host.name();
            }));
        }
        threads.forEach(DriverThread::result);
    }

    private void assumeMaking() {
        Assumptions.assumeThat(bench.subject.makesHosts())
                .as("the driver makes hosts")
                .isTrue();
    }
}
