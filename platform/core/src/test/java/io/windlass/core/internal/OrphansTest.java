package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.windlass.api.Progress;
import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.DriverName;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.store.StoredHost;
import io.windlass.core.Orphan;
import io.windlass.core.OrphanReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrphansTest {

    private final MemoryStore store = new MemoryStore();
    private final Cloud cloud = new Cloud();
    private final Orphans orphans = orphans();

    @Test
    void whatNoHostClaimsIsAnOrphanAndWhatOneClaimsIsNot() {
        OwnedInstance lost = cloud.has("lost");
        OwnedInstance kept = cloud.has("kept");
        store.create(host(kept.id(), "kept"));

        assertThat(orphans.find().orphans()).extracting(Orphan::instance).containsExactly(lost);
    }

    @Test
    void sameNameIsNoClaimButOfADamagedHost() {
        OwnedInstance first = cloud.has("web");
        OwnedInstance second = cloud.has("db");
        store.create(host(HostId.random(), "web"));
        store.hosts.put("db", new StoredHost.Damaged("db", new Failure("STORE_DAMAGED", "truncated", "")));

        assertThat(orphans.find().orphans())
                .extracting(Orphan::instance)
                .containsExactly(first)
                .doesNotContain(second);
    }

    @Test
    void sweptOneIsGoneAndNoOther() {
        OwnedInstance lost = cloud.has("lost");
        cloud.has("other");
        Orphan orphan = orphans.find().orphans().getFirst();
        assertThat(orphan.instance()).isEqualTo(lost);

        orphans.sweep(orphan, Progress.SILENT);

        assertThat(cloud.removed).containsExactly(lost.id());
    }

    @Test
    void oneThatAHostClaimsByNowIsNotSwept() {
        OwnedInstance lost = cloud.has("lost");
        Orphan orphan = orphans.find().orphans().getFirst();
        store.create(host(lost.id(), "lost"));

        MachineException refused =
                catchThrowableOfType(MachineException.class, () -> orphans.sweep(orphan, Progress.SILENT));

        assertThat(refused.code()).isEqualTo(StandardErrorCode.HOST_STATE);
        assertThat(cloud.removed).isEmpty();
    }

    @Test
    void providerThatCannotBeAskedIsTold() {
        cloud.broken = true;

        OrphanReport report = orphans.find();

        assertThat(report.orphans()).isEmpty();
        assertThat(report.unasked())
                .singleElement()
                .satisfies(unasked -> assertThat(unasked.failure().message()).contains("not now"));
    }

    private Orphans orphans() {
        DriverRegistry drivers = new DriverRegistry();
        drivers.addDriver(cloud, Map.of(DriverName.PROPERTY, "fake"));
        DriverCalls calls = new DriverCalls(
                drivers,
                new FakeInstallation(),
                store,
                new AccountBudgets(AccountBudgets.MOST_ACCOUNTS, new PassingTime()));
        return new Orphans(drivers, calls, store);
    }

    private static HostRecord host(HostId id, String name) {
        return HostRecord.wished(id, name, "fake", HostSettings.of(Map.of(), EngineOptions.DEFAULTS, List.of()));
    }

    /** A driver whose provider has what it was told to have. */
    private static final class Cloud implements Driver<FakeHost.NoOptions> {

        private final List<OwnedInstance> machines = new ArrayList<>();
        private final List<HostId> removed = new ArrayList<>();
        private boolean broken;

        OwnedInstance has(String name) {
            OwnedInstance owned = new OwnedInstance(
                    HostId.random(),
                    name,
                    new Instance(
                            InstanceState.RUNNING,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            Map.of()));
            machines.add(owned);
            return owned;
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
            throw new AssertionError("nobody looks here");
        }

        @Override
        public List<OwnedInstance> list(DriverAccount<FakeHost.NoOptions> account) {
            if (broken) {
                throw new MachineException(StandardErrorCode.PROVIDER_UNAVAILABLE, "not now", "");
            }
            return List.copyOf(machines);
        }

        @Override
        public void remove(DriverHost<FakeHost.NoOptions> host) {
            removed.add(host.id());
        }
    }
}
