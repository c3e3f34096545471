package io.windlass.core.internal;

import io.windlass.api.Installation;
import io.windlass.api.Progress;
import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostNames;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.option.OptionSchema;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.SshProbes;
import io.windlass.api.store.ExchangeReport;
import io.windlass.api.store.HostStore;
import io.windlass.core.EventStream;
import io.windlass.core.Fleet;
import io.windlass.core.HostChanges;
import io.windlass.core.HostView;
import io.windlass.core.NewHost;
import io.windlass.core.OngoingOperation;
import io.windlass.core.Orphan;
import io.windlass.core.OrphanReport;
import io.windlass.core.Patience;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The door between commands and actors; owns the actor system. */
@Component(configurationPid = CoreConfig.PID, immediate = true)
@Designate(ocd = CoreConfig.class)
public final class FleetService implements Fleet {

    private static final AtomicLong OPERATIONS = new AtomicLong();

    /** Actors answer from memory; whoever waits longer than this waits for a defect. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final DriverRegistry drivers;
    private final HostStore store;
    private final CertificateAuthority authority;
    private final EngineSetup engines;
    private final ExecutorService threads;
    /** Starts beside the rest of the daemon, on the other processor; the first command waits for it. */
    private final CompletableFuture<ActorSystem<FleetCommand>> starting;

    private final Wishes.Patience patience;
    private final EventLog events;
    private final Orphans orphans;
    private final SshProbes.Watch lost;

    /** The actors end before the store and the drivers go, so that nothing fails for want of them. */
    private final SynchronousBundleListener end = this::onBundle;

    private final BundleContext context;

    /**
     * Starts the actors, which read the store.
     *
     * @param installation where the store is
     * @param services the store that keeps the hosts, and the authority that signs certificates
     * @param ssh connects to hosts
     * @param drivers the drivers that are there
     * @param provisioners the provisioners that are there
     * @param config what the operator set
     * @param context tells when the daemon ends
     */
    @Activate
    public FleetService(
            @Reference Installation installation,
            @Reference ServiceChoice services,
            @Reference SshAccess ssh,
            @Reference DriverRegistry drivers,
            @Reference Provisioners provisioners,
            CoreConfig config,
            BundleContext context) {
        this.drivers = drivers;
        this.authority = services.authority();
        this.patience = patience(config);
        Clock clock = Clock.systemUTC();
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("host-work-", 0).factory());
        events = new EventLog(clock, config.events_kept());
        store = new ShieldedStore(services.store(), threads);
        DriverCalls calls = new DriverCalls(
                drivers, installation, store, new AccountBudgets(AccountBudgets.MOST_ACCOUNTS, Pauses.REAL));
        orphans = new Orphans(drivers, calls, store);
        engines = new EngineSetup(store, authority, ssh, provisioners, new EngineClient(authority));
        Duration interval = Duration.ofSeconds(config.look_interval_seconds());
        Plans plans = new Plans(calls, engines, store, clock);
        Look look = new Look(
                new AccountSurveys(calls, interval.dividedBy(2), clock),
                calls,
                engines,
                store,
                config.looks_at_once(),
                clock);
        HostParts parts = new HostParts(
                plans::of,
                look,
                store,
                threads,
                events,
                new HostParts.Limits(interval, config.queue_length(), patience),
                clock,
                () -> ThreadLocalRandom.current().nextLong());
        starting = CompletableFuture.supplyAsync(
                () -> ActorSystems.start("windlass", FleetActor.create(parts)),
                start -> Thread.ofPlatform().name("fleet-start").start(start));
        lost = ssh.onLost(host -> starting.join().tell(new FleetCommand.Lost(host)));
        drivers.onChange(this::lookAtHostsOf);
        this.context = context;
        context.addBundleListener(end);
    }

    private static Wishes.Patience patience(CoreConfig config) {
        return new Wishes.Patience(
                Duration.ofSeconds(config.ssh_deadline_seconds()),
                Duration.ofSeconds(config.engine_deadline_seconds()),
                Duration.ofSeconds(config.provider_deadline_seconds()));
    }

    private void onBundle(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            stop();
        }
    }

    /** Their states are not known any more, or can be known again. */
    private void lookAtHostsOf(String driver) {
        threads.execute(() -> list().stream()
                .filter(host -> host.driverName().equals(driver))
                .filter(host -> !drivers.names().contains(driver)
                        || host.failure()
                                .filter(failure -> failure.code().equals(StandardErrorCode.DRIVER_NOT_FOUND.name()))
                                .isPresent())
                .flatMap(host -> host.record().stream())
                .forEach(record -> starting.join().tell(new FleetCommand.Lost(record.id()))));
    }

    /** Stops the actors. Work under way is interrupted; its intent is durable and taken up at the next start. */
    @Deactivate
    void stop() {
        context.removeBundleListener(end);
        drivers.onChange(_ -> {});
        lost.close();
        ActorSystem<FleetCommand> system = starting.join();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        threads.shutdownNow();
    }

    @Override
    public List<HostView> list() {
        FleetCommand.Listing listing = ask(FleetCommand.GetAll::new);
        listing.error().ifPresent(error -> {
            throw error.toException();
        });
        return listing.hosts();
    }

    @Override
    public HostView get(String name) {
        Optional<HostView> found = ask(replyTo -> new FleetCommand.Get(name, Optional.empty(), replyTo));
        return found.orElseThrow(() -> notFound(name));
    }

    @Override
    public CompletionStage<HostView> get(String name, Duration maximumAge, Duration deadline) {
        if (deadline.isZero()) {
            return CompletableFuture.supplyAsync(() -> get(name), threads);
        }
        ActorSystem<FleetCommand> system = starting.join();
        CompletionStage<Optional<HostView>> asked = AskPattern.ask(
                system,
                (ActorRef<Optional<HostView>> replyTo) -> new FleetCommand.Get(name, Optional.of(maximumAge), replyTo),
                deadline,
                system.scheduler());
        return asked.handleAsync(
                (found, thrown) -> thrown == null ? found.orElseThrow(() -> notFound(name)) : get(name), threads);
    }

    @Override
    public OngoingOperation create(NewHost host, Patience wished, Progress progress) {
        HostRecord record;
        try {
            record = HostRecords.of(host, drivers.options(host.driverName()));
        } catch (MachineException e) {
            return Asked.refused(e);
        }
        Wishes wishes = new Wishes(patience.with(wished), host.keepOnFailure(), false);
        return begin(host.name(), progress, replyTo -> new FleetCommand.Create(record, wishes, replyTo));
    }

    @Override
    public OngoingOperation perform(String name, Operation operation, Patience wished, Progress progress) {
        Wishes wishes = new Wishes(patience.with(wished), true, false);
        return begin(name, progress, replyTo -> new FleetCommand.Perform(name, operation, wishes, replyTo));
    }

    @Override
    public void renewCertificates(Progress progress) {
        authority.renew(progress);
    }

    @Override
    public Operation cancel(String name) {
        get(name);
        Optional<Operation> cancelled = ask(replyTo -> new FleetCommand.Cancel(name, replyTo));
        return cancelled.orElseThrow(() -> new MachineException(
                StandardErrorCode.HOST_STATE, "Host \"" + name + "\" has no operation that could be cancelled.", ""));
    }

    @Override
    public CompletionStage<HostView> change(String name, HostChanges changes) {
        return begin(
                        name,
                        Progress.SILENT,
                        replyTo -> new FleetCommand.Change(name, settings -> changed(settings, changes), replyTo))
                .result();
    }

    private static HostSettings changed(HostSettings settings, HostChanges changes) {
        Map<String, String> labels = new HashMap<>(settings.labels());
        labels.keySet().removeAll(changes.removedLabels());
        labels.putAll(changes.labels());
        return settings.with(labels, changes.selfHealing().orElse(settings.selfHealing()));
    }

    @Override
    public ExchangeReport importFrom(Path directory, Set<String> names, boolean dryRun) {
        ExchangeReport report = store.importFrom(directory, names, dryRun, authority);
        if (!dryRun) {
            rescan();
        }
        return report;
    }

    /** What another program has put there is supervised now, not within half a minute. */
    private void rescan() {
        Optional<HostError> unreadable = ask(FleetCommand.Rescan::new);
        unreadable.ifPresent(error -> {
            throw error.toException();
        });
    }

    @Override
    public ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun) {
        return store.exportTo(directory, names, dryRun);
    }

    @Override
    public EventStream events() {
        return events.follow();
    }

    @Override
    public OrphanReport orphans() {
        return orphans.find();
    }

    @Override
    public OrphanReport orphans(String driverName, Map<String, Object> options) {
        return orphans.find(driverName, options);
    }

    @Override
    public void sweep(Orphan orphan, Progress progress) {
        orphans.sweep(orphan, progress);
    }

    @Override
    public Remote remote(String name) {
        HostRecord record = record(name);
        if (get(name).state() == InstanceState.STOPPED) {
            throw new MachineException(
                    StandardErrorCode.HOST_STATE,
                    "Cannot run SSH command: Host \"" + name + "\" is not running",
                    "Start it: machine start " + name);
        }
        return engines.remote(record);
    }

    @Override
    public String engineVersion(String name) {
        HostRecord record = record(name);
        if (get(name).state() == InstanceState.STOPPED) {
            throw new MachineException(
                    StandardErrorCode.HOST_STATE, "Host is not running", "Start it: machine start " + name);
        }
        return engines.version(record);
    }

    @Override
    public String inspect(String name) {
        get(name);
        return store.export(HostNames.requireValid(name));
    }

    @Override
    public SortedSet<String> drivers() {
        return drivers.names();
    }

    @Override
    public OptionSchema<?> driverOptions(String driverName) {
        return drivers.options(driverName);
    }

    private HostRecord record(String name) {
        HostView view = get(name);
        return view.record()
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.STORE_DAMAGED,
                        view.failure().map(failure -> failure.message()).orElse("The host is damaged."),
                        view.failure().map(failure -> failure.hint()).orElse("")));
    }

    private OngoingOperation begin(
            String name, Progress progress, Function<ActorRef<OperationEvent>, FleetCommand> command) {
        ActorSystem<FleetCommand> system = starting.join();
        CompletableFuture<HostView> result = new CompletableFuture<>();
        ActorRef<OperationEvent> listener = system.systemActorOf(
                OperationListener.create(progress, result), "operation-" + OPERATIONS.incrementAndGet(), Props.empty());
        system.tell(command.apply(listener));
        return new Asked(result, () -> system.tell(new FleetCommand.Withdraw(name, listener)));
    }

    /** What a caller holds of an operation. */
    private record Asked(CompletionStage<HostView> result, Runnable withdraw) implements OngoingOperation {

        static Asked refused(MachineException why) {
            return new Asked(CompletableFuture.failedFuture(why), () -> {});
        }

        @Override
        public void cancel() {
            withdraw.run();
        }
    }

    private <T> T ask(Function<ActorRef<T>, FleetCommand> question) {
        ActorSystem<FleetCommand> system = starting.join();
        return AskPattern.ask(system, question::apply, ANSWER, system.scheduler())
                .toCompletableFuture()
                .join();
    }

    private static MachineException notFound(String name) {
        return new MachineException(
                StandardErrorCode.HOST_NOT_FOUND,
                "Docker machine \"" + name + "\" does not exist.",
                "Use \"machine ls\" to list machines. Use \"machine create\" to add a new one.");
    }
}
