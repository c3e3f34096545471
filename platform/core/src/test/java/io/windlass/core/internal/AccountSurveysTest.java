package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.DriverName;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.driver.RateLimited;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountSurveysTest {

    private static final Path KEY = Path.of("/store/machines/web/id_ed25519");

    private final TickingClock clock = new TickingClock();
    private final Counted driver = new Counted();
    private final AccountSurveys surveys = new AccountSurveys(calls(), Duration.ofSeconds(15), clock);

    @Test
    void oneCallTellsTheStateOfAllHostsOfTheAccountForAWhile() {
        List<HostRecord> hosts = List.of(host("192.0.2.1"), host("192.0.2.2"), host("192.0.2.3"));
        hosts.forEach(driver::has);

        hosts.forEach(host -> assertThat(surveys.find(host)).contains(instance(host, InstanceState.STOPPED)));
        assertThat(driver.lists).isEqualTo(1);
        assertThat(driver.finds).isZero();

        clock.advance(Duration.ofSeconds(15));
        surveys.find(hosts.getFirst());
        assertThat(driver.lists).isEqualTo(2);
    }

    @Test
    void hostThatTheListDoesNotHaveIsAskedForByItself() {
        assertThat(surveys.find(host("192.0.2.1"))).isEmpty();

        assertThat(driver.finds).isEqualTo(1);
    }

    @Test
    void hostThatMovedIsAskedForByItself() {
        HostRecord host = host("192.0.2.1");
        driver.has(host.with(instance("192.0.2.9", InstanceState.RUNNING, Optional.empty())));

        surveys.find(host);

        assertThat(driver.finds).isEqualTo(1);
    }

    @Test
    void providerThatCannotBeAskedIsToldToAll() {
        driver.broken = true;

        assertThatThrownBy(() -> surveys.find(host("192.0.2.1"))).isInstanceOf(MachineException.class);
        assertThatThrownBy(() -> surveys.find(host("192.0.2.2"))).isInstanceOf(MachineException.class);
        assertThat(driver.lists).isEqualTo(1);
    }

    private DriverCalls calls() {
        DriverRegistry drivers = new DriverRegistry();
        drivers.addDriver(driver, Map.of(DriverName.PROPERTY, "fake"));
        return new DriverCalls(
                drivers,
                new FakeInstallation(),
                new MemoryStore(),
                new AccountBudgets(AccountBudgets.MOST_ACCOUNTS, new PassingTime()));
    }

    private static HostRecord host(String address) {
        return HostRecord.wished(
                        HostId.random(), "web", "fake", HostSettings.of(Map.of(), EngineOptions.DEFAULTS, List.of()))
                .with(instance(address, InstanceState.RUNNING, Optional.of(KEY)));
    }

    private static Instance instance(HostRecord host, InstanceState state) {
        return host.instance().orElseThrow().with(state);
    }

    private static Instance instance(String address, InstanceState state, Optional<Path> key) {
        return new Instance(
                state,
                Optional.of(address),
                Optional.of(new SshEndpoint(address, 22, "root", key)),
                Optional.empty(),
                List.of(),
                Map.of());
    }

    /** A driver whose provider counts calls, as this counts them. */
    private static final class Counted implements Driver<FakeHost.NoOptions>, RateLimited<FakeHost.NoOptions> {

        private final List<OwnedInstance> machines = new ArrayList<>();
        private int lists;
        private int finds;
        private boolean broken;

        void has(HostRecord host) {
            String address = host.instance().flatMap(Instance::address).orElseThrow();
            machines.add(new OwnedInstance(
                    host.id(), host.name(), instance(address, InstanceState.STOPPED, Optional.empty())));
        }

        @Override
        public Limit limit(FakeHost.NoOptions spec) {
            return new Limit("account", 100, 10);
        }

        @Override
        public Class<FakeHost.NoOptions> specType() {
            return FakeHost.NoOptions.class;
        }

        @Override
        public Instance create(DriverHost<FakeHost.NoOptions> host) {
            throw new AssertionError("nobody creates here");
        }

        @Override
        public Optional<Instance> find(DriverHost<FakeHost.NoOptions> host) {
            finds++;
            return Optional.empty();
        }

        @Override
        public List<OwnedInstance> list(DriverAccount<FakeHost.NoOptions> account) {
            lists++;
            if (broken) {
                throw new MachineException(StandardErrorCode.PROVIDER_UNAVAILABLE, "not now", "");
            }
            return List.copyOf(machines);
        }

        @Override
        public void remove(DriverHost<FakeHost.NoOptions> host) {
            throw new AssertionError("nobody removes here");
        }
    }
}
