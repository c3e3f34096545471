package io.windlass.kit;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.driver.PowerControl;
import io.windlass.api.driver.RateLimited;
import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import io.windlass.kit.SampleProvider.Machine;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does everything right. Those that do one thing wrong extend it. */
class SampleDriver implements Driver<SampleSpec>, PowerControl<SampleSpec>, RateLimited<SampleSpec> {

    static final String NUMBER = "MachineNumber";

    final SampleProvider provider;

    SampleDriver(SampleProvider provider) {
        this.provider = provider;
    }

    @Override
    public Class<SampleSpec> specType() {
        return SampleSpec.class;
    }

    @Override
    public Limit limit(SampleSpec spec) {
        return new Limit(spec.url(), 10, 5);
    }

    @Override
    public Instance create(DriverHost<SampleSpec> host) {
        host.progress().line("Making a machine...");
        Machine machine = look(host).orElseGet(() -> make(host));
        return instance(machine.on() ? machine : power(host, machine.number(), true));
    }

    @Override
    public Optional<Instance> find(DriverHost<SampleSpec> host) {
        return look(host).map(this::instance);
    }

    @Override
    public List<OwnedInstance> list(DriverAccount<SampleSpec> account) {
        return account.calls().call(() -> provider.all(account.spec())).stream()
                .filter(machine -> machine.installation().equals(account.installation()))
                .map(this::owned)
                .toList();
    }

    @Override
    public void remove(DriverHost<SampleSpec> host) {
        look(host).ifPresent(machine -> delete(host, machine.number()));
    }

    @Override
    public Instance start(DriverHost<SampleSpec> host) {
        return instance(power(host, existing(host).number(), true));
    }

    @Override
    public void stop(DriverHost<SampleSpec> host) {
        power(host, existing(host).number(), false);
    }

    @Override
    public void kill(DriverHost<SampleSpec> host) {
        power(host, existing(host).number(), false);
    }

    Optional<Machine> look(DriverHost<SampleSpec> host) {
        return known(host)
                .flatMap(number -> host.calls().call(() -> provider.get(host.spec(), number)))
                .filter(machine -> machine.host().equals(host.id().toString()))
                .or(() -> all(host).stream()
                        .filter(machine -> machine.host().equals(host.id().toString()))
                        .findFirst());
    }

    Machine make(DriverHost<SampleSpec> host) {
        return host.calls()
                .call(() -> provider.make(host.spec(), host.id().toString(), host.installation(), host.name()));
    }

    List<Machine> all(DriverHost<SampleSpec> host) {
        return host.calls().call(() -> provider.all(host.spec()));
    }

    Machine power(DriverHost<SampleSpec> host, long number, boolean on) {
        return host.calls().call(() -> provider.power(host.spec(), number, on));
    }

    void delete(DriverHost<SampleSpec> host, long number) {
        host.calls().call(() -> {
            provider.delete(host.spec(), number);
            return number;
        });
    }

    Machine existing(DriverHost<SampleSpec> host) {
        return look(host).orElseThrow(() -> SampleProvider.gone(0));
    }

    OwnedInstance owned(Machine machine) {
        return new OwnedInstance(HostId.of(machine.host()), machine.name(), instance(machine));
    }

    Instance instance(Machine machine) {
        return instance(machine, Map.of(NUMBER, machine.number()));
    }

    static Instance instance(Machine machine, Map<String, Object> attributes) {
        return new Instance(
                machine.on() ? InstanceState.RUNNING : InstanceState.STOPPED,
                Optional.of("192.0.2.7"),
                Optional.of(new SshEndpoint("192.0.2.7", 22, "root", Optional.empty())),
                Optional.of(URI.create("tcp://192.0.2.7:2376")),
                List.of(),
                attributes);
    }

    static Optional<Long> known(DriverHost<SampleSpec> host) {
        return host.instance()
                .map(instance -> instance.attributes().get(NUMBER))
                .map(number -> ((Number) number).longValue());
    }
}
