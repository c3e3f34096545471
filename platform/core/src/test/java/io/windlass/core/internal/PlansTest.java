package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.Progress;
import io.windlass.api.driver.DriverName;
import io.windlass.api.error.MachineException;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.store.StoredHost;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order of effects of every operation. */
class PlansTest {

    private static final Wishes.Patience PATIENCE =
            new Wishes.Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final Wishes WISHES = new Wishes(PATIENCE, false, false);

    private final List<String> journal = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final MemoryStore store = new MemoryStore(journal);

    @Test
    void creationPinsTheKeyBeforeAnythingIsSentAndEndsWithAnAnsweringEngine() {
        FakeHost host = new FakeHost(journal);

        HostRecord made = perform(host, Operation.CREATE, record());

        assertThat(journal)
                .containsExactly(
                        "check",
                        "create",
                        "store save idle",
                        "connect to anybody",
                        "store save idle",
                        "connect to AAAA",
                        "issue for [build.example, 192.0.2.7]",
                        "store certificates",
                        "provision port 2376",
                        "ask tcp://192.0.2.7:2376");
        assertThat(made.pinnedKeys()).containsExactly(FakeHost.KEY);
        assertThat(store.record("web").pinnedKeys()).containsExactly(FakeHost.KEY);
        assertThat(told).contains("(web) made", "Provisioning with fake...", "Docker is up and running!");
    }

    @Test
    void keyThatTheDriverKnowsIsDemandedAtTheFirstContact() {
        FakeHost host = new FakeHost(journal);
        host.knownKeys = List.of(FakeHost.KEY);

        perform(host, Operation.CREATE, record());

        assertThat(journal).contains("connect to AAAA").doesNotContain("connect to anybody");
    }

    @Test
    void hostWithoutSshGetsItsClientCertificatesAndNothingElse() {
        FakeHost host = new FakeHost(journal);
        host.withSsh = false;

        perform(host, Operation.CREATE, record());

        assertThat(journal).containsExactly("check", "create", "store save idle", "store client certificates");
    }

    @Test
    void hostThatIsStillBootingIsWaitedFor() {
        FakeHost host = new FakeHost(journal);
        host.deafFor = 3;

        perform(host, Operation.CREATE, record());

        assertThat(journal).contains("provision port 2376");
        assertThat(host.deafFor).isZero();
    }

    @Test
    void startOfARunningHostIsRefused() {
        FakeHost host = new FakeHost.Switchable(journal);

        assertThatThrownBy(() -> perform(host, Operation.START, made(host)))
                .isInstanceOf(MachineException.class)
                .hasMessage("Machine \"web\" is already running.");
        assertThat(journal).isEmpty();
    }

    @Test
    void startWithAnotherAddressCertifiesTheEngineAgain() {
        FakeHost host = new FakeHost.Switchable(journal);
        HostRecord record = made(host);
        host.instance = host.running().with(InstanceState.STOPPED);
        host.address = "192.0.2.8";

        perform(host, Operation.START, record);

        assertThat(journal).containsSubsequence("start", "issue for [build.example, 192.0.2.8]", "provision port 2376");
    }

    @Test
    void startWithTheSameAddressLeavesTheEngineAlone() {
        FakeHost host = new FakeHost.Switchable(journal);
        HostRecord record = made(host);
        host.instance = host.running().with(InstanceState.STOPPED);

        perform(host, Operation.START, record);

        assertThat(journal).contains("start", "ask tcp://192.0.2.7:2376").doesNotContain("provision port 2376");
    }

    @Test
    void stopClosesTheConnectionFirst() {
        FakeHost host = new FakeHost.Switchable(journal);

        HostRecord stopped = perform(host, Operation.STOP, made(host));

        assertThat(journal).containsExactly("disconnect", "stop", "store save idle");
        assertThat(stopped.instance().map(Instance::state)).contains(InstanceState.STOPPED);
    }

    @Test
    void driverWithoutASwitchRefusesToStopButIsRebootedFromInside() {
        FakeHost host = new FakeHost(journal);
        HostRecord record = made(host);

        assertThatThrownBy(() -> perform(host, Operation.STOP, record)).hasMessage("fake driver does not support stop");
        perform(host, Operation.RESTART, record);

        assertThat(journal).containsSubsequence("reboot", "ask tcp://192.0.2.7:2376");
    }

    @Test
    void restartSwitchesOffAndOnWhereTheDriverCan() {
        FakeHost host = new FakeHost.Switchable(journal);

        perform(host, Operation.RESTART, made(host));

        assertThat(journal).containsSubsequence("disconnect", "stop", "start", "ask tcp://192.0.2.7:2376");
    }

    @Test
    void removalAsksTheDriverBeforeTheRecordGoes() {
        FakeHost host = new FakeHost(journal);

        perform(host, Operation.REMOVE, made(host));

        assertThat(journal).containsExactly("disconnect", "remove", "store remove");
    }

    @Test
    void forgettingAsksNobody() {
        FakeHost host = new FakeHost(journal);

        perform(host, Operation.FORGET, made(host));

        assertThat(journal).containsExactly("disconnect", "store remove");
    }

    private HostRecord perform(FakeHost host, Operation operation, HostRecord before) {
        Plan plan = plans(host).of(operation, WISHES);
        List<Step> steps = new ArrayList<>(plan.admission());
        steps.addAll(plan.steps());
        HostRecord record = before;
        for (Step step : steps) {
            record = carryOut(step, record, told::add);
        }
        return record;
    }

    private static HostRecord carryOut(Step step, HostRecord record, Progress progress) {
        return switch (step) {
            case Step.Work work -> work.action().apply(record, progress);
            case Step.Await await when await.applies().test(record) -> tryUntilItWorks(await, record, progress);
            case Step.Await skipped -> record;
            case Step.Observe observe -> record;
        };
    }

    private static HostRecord tryUntilItWorks(Step.Await await, HostRecord record, Progress progress) {
        while (true) {
            try {
                return await.action().apply(record, progress);
            } catch (MachineException e) {
                assertThat(e.code().retryable()).as(e.text()).isTrue();
            }
        }
    }

    private Plans plans(FakeHost host) {
        DriverRegistry drivers = new DriverRegistry();
        drivers.addDriver(host, Map.of(DriverName.PROPERTY, "fake"));
        Provisioners provisioners = new Provisioners(properties -> "any");
        provisioners.addProvisioner(host, Map.of());
        EngineSetup engines = new EngineSetup(
                store, host, new SshAccess(host, host), provisioners, (engine, certificates, timeout) -> {
                    journal.add("ask " + engine);
                    return "28.2.2";
                });
        return new Plans(
                new DriverCalls(
                        drivers,
                        new FakeInstallation(),
                        store,
                        new AccountBudgets(AccountBudgets.MOST_ACCOUNTS, Pauses.REAL)),
                engines,
                store,
                InstantSource.system());
    }

    private HostRecord made(FakeHost host) {
        HostRecord made = perform(host, Operation.CREATE, record());
        journal.clear();
        return made;
    }

    private HostRecord record() {
        HostRecord record = HostRecord.wished(
                HostId.random(),
                "web",
                "fake",
                HostSettings.of(Map.of(), EngineOptions.DEFAULTS, List.of("build.example")));
        store.hosts.put("web", new StoredHost.Intact(record));
        return record;
    }
}
