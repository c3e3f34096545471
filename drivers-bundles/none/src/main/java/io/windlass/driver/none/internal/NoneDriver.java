package io.windlass.driver.none.internal;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.DriverName;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** A name for an engine that somebody else looks after. It always counts as running and is never touched. */
@Component(service = Driver.class)
@DriverName("none")
public final class NoneDriver implements Driver<NoneSpec> {

    @Override
    public Class<NoneSpec> specType() {
        return NoneSpec.class;
    }

    @Override
    public Instance create(DriverHost<NoneSpec> host) {
        return instance(host.spec());
    }

    @Override
    public Optional<Instance> find(DriverHost<NoneSpec> host) {
        return Optional.of(instance(host.spec()));
    }

    @Override
    public List<OwnedInstance> list(DriverAccount<NoneSpec> account) {
        return List.of();
    }

    @Override
    public void remove(DriverHost<NoneSpec> host) {
        // Nothing was made.
    }

    private static Instance instance(NoneSpec spec) {
        return new Instance(
                InstanceState.RUNNING,
                spec.address(),
                Optional.empty(),
                Optional.of(spec.engine()),
                List.of(),
                Map.of());
    }
}
