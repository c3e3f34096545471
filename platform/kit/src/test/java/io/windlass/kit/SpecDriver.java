package io.windlass.kit;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.host.Instance;
import java.util.List;
import java.util.Optional;

/** Has a spec and nothing else. */
record SpecDriver<S extends Record>(Class<S> specType) implements Driver<S> {

    @Override
    public Instance create(DriverHost<S> host) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instance> find(DriverHost<S> host) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OwnedInstance> list(DriverAccount<S> account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(DriverHost<S> host) {
        throw new UnsupportedOperationException();
    }
}
