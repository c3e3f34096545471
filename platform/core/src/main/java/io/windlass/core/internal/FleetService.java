package io.windlass.core.internal;

import io.windlass.api.Installation;
import io.windlass.api.Progress;
import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostNames;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.option.OptionSchema;
import io.windlass.api.ssh.Remote;
import io.windlass.api.ssh.SshConnector;
import io.windlass.api.store.HostStore;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.core.NewHost;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
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
    private final EngineSetup engines;
    private final ExecutorService threads;
    /** Starts beside the rest of the daemon, on the other processor; the first command waits for it. */
    private final CompletableFuture<ActorSystem<FleetActor.Command>> starting;

    private final Duration sshDeadline;

    /**
     * Starts the actors, which read the store.
     *
     * @param installation where the store is
     * @param store keeps the hosts
     * @param authority signs certificates
     * @param ssh connects to hosts
     * @param drivers the drivers that are there
     * @param provisioners the provisioners that are there
     * @param config what the operator set
     */
    @Activate
    public FleetService(
            @Reference Installation installation,
            @Reference HostStore store,
            @Reference CertificateAuthority authority,
            @Reference SshConnector ssh,
            @Reference DriverRegistry drivers,
            @Reference Provisioners provisioners,
            CoreConfig config) {
        this.drivers = drivers;
        this.store = store;
        this.sshDeadline = Duration.ofSeconds(config.ssh_deadline_seconds());
        Clock clock = Clock.systemUTC();
        DriverCalls calls = new DriverCalls(drivers, installation, store);
        engines = new EngineSetup(store, authority, ssh, provisioners, new EngineClient(authority));
        Plans plans = new Plans(calls, engines, store, Duration.ofSeconds(config.engine_deadline_seconds()));
        Look look = new Look(calls, engines, store, config.looks_at_once(), clock);
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("host-work-", 0).factory());
        HostParts.Limits limits = new HostParts.Limits(
                Duration.ofSeconds(config.look_interval_seconds()), config.queue_length(), sshDeadline);
        HostParts parts = new HostParts(plans::of, look::at, store, threads, limits, clock);
        starting = CompletableFuture.supplyAsync(
                () -> ActorSystems.start("windlass", FleetActor.create(parts)),
                start -> Thread.ofPlatform().name("fleet-start").start(start));
    }

    /** Stops the actors. Work under way is interrupted; its intent is durable and taken up at the next start. */
    @Deactivate
    void stop() {
        ActorSystem<FleetActor.Command> system = starting.join();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
        threads.shutdownNow();
    }

    @Override
    public List<HostView> list() {
        FleetActor.Listing listing = ask(FleetActor.GetAll::new);
        listing.error().ifPresent(error -> {
            throw error.toException();
        });
        return listing.hosts();
    }

    @Override
    public HostView get(String name) {
        Optional<HostView> found = ask(replyTo -> new FleetActor.Get(name, Optional.empty(), replyTo));
        return found.orElseThrow(() -> notFound(name));
    }

    @Override
    public CompletionStage<HostView> get(String name, Duration maximumAge, Duration deadline) {
        ActorSystem<FleetActor.Command> system = starting.join();
        CompletionStage<Optional<HostView>> asked = AskPattern.ask(
                system,
                (ActorRef<Optional<HostView>> replyTo) -> new FleetActor.Get(name, Optional.of(maximumAge), replyTo),
                deadline.isZero() ? Duration.ofMillis(1) : deadline,
                system.scheduler());
        return asked.handleAsync(
                (found, thrown) -> thrown == null ? found.orElseThrow(() -> notFound(name)) : get(name), threads);
    }

    @Override
    public CompletionStage<HostView> create(NewHost host, Progress progress) {
        HostRecord record;
        try {
            record = HostRecords.of(host, drivers.options(host.driverName()));
        } catch (MachineException e) {
            return CompletableFuture.failedFuture(e);
        }
        Wishes wishes = new Wishes(host.sshDeadline().orElse(sshDeadline), host.keepOnFailure());
        return listen(progress, replyTo -> new FleetActor.Create(record, wishes, replyTo));
    }

    @Override
    public CompletionStage<HostView> perform(String name, Operation operation, Progress progress) {
        Wishes wishes = new Wishes(sshDeadline, true);
        return listen(progress, replyTo -> new FleetActor.Perform(name, operation, wishes, replyTo));
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

    private CompletionStage<HostView> listen(
            Progress progress, Function<ActorRef<OperationEvent>, FleetActor.Command> command) {
        ActorSystem<FleetActor.Command> system = starting.join();
        CompletableFuture<HostView> result = new CompletableFuture<>();
        ActorRef<OperationEvent> listener = system.systemActorOf(
                OperationListener.create(progress, result), "operation-" + OPERATIONS.incrementAndGet(), Props.empty());
        system.tell(command.apply(listener));
        return result;
    }

    private <T> T ask(Function<ActorRef<T>, FleetActor.Command> question) {
        ActorSystem<FleetActor.Command> system = starting.join();
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
