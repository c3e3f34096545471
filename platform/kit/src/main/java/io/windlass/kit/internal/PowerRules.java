package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.PowerControl;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import org.assertj.core.api.Assumptions;

/**
 * Hosts that are switched on and off.
 *
 * @param <S> the driver's spec
 */
public final class PowerRules<S extends Record> {

    private final Bench<S> bench;
    private final InstanceRules<S> instances;

    /**
     * Only drivers that can do it have to do it well.
     *
     * @param bench with the driver
     */
    public PowerRules(Bench<S> bench) {
        this.bench = bench;
        this.instances = new InstanceRules<>(bench);
        Assumptions.assumeThat(bench.driver() instanceof PowerControl<?>)
                .as("the driver has PowerControl")
                .isTrue();
    }

    public void aHostIsStoppedAndStarted() {
        Guest<S> host = made();
        host.stop();
        requireOff(host, "stop()");
        Instance started = host.start();
        instances.requireOn(started);
        assertThat(host.find()).as("What find() gives after start()").hasValueSatisfying(instances::requireOn);
    }

    public void aHostIsKilled() {
        Guest<S> host = made();
        host.kill();
        requireOff(host, "kill()");
    }

    public void switchingTwiceIsSwitchingOnce() {
        Guest<S> host = made();
        instances.requireOn(host.start());
        host.stop();
        host.stop();
        host.kill();
        requireOff(host, "stop(), stop() and kill()");
        host.start();
        instances.requireOn(host.start());
    }

    public void whatIsOffExistsAndIsListedAsOff() {
        Guest<S> host = made();
        host.stop();
        assertThat(bench.listed(host))
                .as("What list() gives of a host that is off")
                .hasValueSatisfying(owned ->
                        assertThat(owned.instance().state()).as("Its state").isEqualTo(InstanceState.STOPPED));
        host.remove();
        assertThat(host.find()).as("What find() gives after remove()").isEmpty();
    }

    public void creatingAgainSwitchesOn() {
        Guest<S> host = made();
        host.stop();
        instances.requireOn(host.create());
        assertThat(host.find()).as("What find() gives after create()").hasValueSatisfying(instances::requireOn);
    }

    public void whatWasNeverMadeCannotBeStarted() {
        Guest<S> host = bench.guest("kit-1");
        bench.failure("start() of a host that was never made", host::start);
    }

    private Guest<S> made() {
        Guest<S> host = bench.guest("kit-1");
        host.create();
        host.findSettled();
        return host;
    }

    private static void requireOff(Guest<?> host, String after) {
        assertThat(host.find())
                .as("What find() gives after %s", after)
                .hasValueSatisfying(
                        found -> assertThat(found.state()).as("Its state").isEqualTo(InstanceState.STOPPED));
    }
}
