package io.windlass.core.internal;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.store.StoredHost;
import io.windlass.core.HostView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * All hosts of the store: one supervised actor each, and the last view that each of them published, so that a list costs
 * one message however many hosts there are. Hosts that appear in the store behind our back are taken up.
 */
final class FleetActor extends AbstractBehavior<FleetActor.Command> {

    /** What the actor understands. */
    sealed interface Command {}

    /**
     * Makes a host.
     *
     * @param record the host, not stored yet
     * @param wishes what the caller decides
     * @param replyTo is told each step and the end
     */
    record Create(HostRecord record, Wishes wishes, ActorRef<OperationEvent> replyTo) implements Command {}

    /**
     * Puts an operation into a host's queue.
     *
     * @param name the host's name
     * @param operation what to do
     * @param wishes what the caller decides
     * @param replyTo is told each step and the end
     */
    record Perform(String name, Operation operation, Wishes wishes, ActorRef<OperationEvent> replyTo)
            implements Command {}

    /**
     * Asks for one host.
     *
     * @param name the host's name
     * @param maximumAge how old the knowledge may be; empty for whatever is known
     * @param replyTo is told the host, or that there is none
     */
    record Get(String name, Optional<Duration> maximumAge, ActorRef<Optional<HostView>> replyTo) implements Command {}

    /**
     * Asks for all hosts.
     *
     * @param replyTo is told them in natural order
     */
    record GetAll(ActorRef<Listing> replyTo) implements Command {}

    /**
     * All hosts.
     *
     * @param hosts in natural order
     * @param error why the store cannot be read, if it cannot
     */
    record Listing(List<HostView> hosts, Optional<HostError> error) {}

    /**
     * A host changed.
     *
     * @param view how it is now
     */
    record Changed(HostView view) implements Command {}

    /**
     * A host is no more.
     *
     * @param name its name
     * @param actor its actor, about to stop
     */
    record Gone(String name, ActorRef<HostActor.Command> actor) implements Command {}

    private record Scanned(List<StoredHost> hosts) implements Command {}

    private record ScanFailed(HostError error) implements Command {}

    private record Forgotten(String name, ActorRef<OperationEvent> replyTo, Optional<HostError> error)
            implements Command {}

    private enum Signal implements Command {
        SCAN
    }

    /** A host's actor, absent for a damaged one, and its last view, absent until it is stored. */
    private record Entry(Optional<ActorRef<HostActor.Command>> actor, Optional<HostView> view) {}

    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(30);
    private static final int WAITING_AT_START = 10_000;

    private final HostParts parts;
    private final TimerScheduler<Command> timers;
    private final StashBuffer<Command> stash;
    private final Map<String, Entry> hosts = new TreeMap<>(NaturalOrder.INSTANCE);

    /** Hosts removed since the scan under way began: it may have read them just before. */
    private final Set<String> removedMeanwhile = new HashSet<>();

    private Optional<HostError> unreadable = Optional.empty();
    private boolean scanned;

    static Behavior<Command> create(HostParts parts) {
        return Behaviors.withStash(
                WAITING_AT_START,
                stash -> Behaviors.withTimers(
                        timers -> Behaviors.setup(context -> new FleetActor(context, timers, stash, parts))));
    }

    private FleetActor(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            StashBuffer<Command> stash,
            HostParts parts) {
        super(context);
        this.timers = timers;
        this.stash = stash;
        this.parts = parts;
        scan();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Scanned.class, this::onScanned)
                .onMessage(ScanFailed.class, this::onScanFailed)
                .onMessage(Command.class, message -> !scanned, this::onEarly)
                .onMessage(Create.class, this::onCreate)
                .onMessage(Perform.class, this::onPerform)
                .onMessage(Get.class, this::onGet)
                .onMessage(GetAll.class, this::onGetAll)
                .onMessage(Changed.class, this::onChanged)
                .onMessage(Gone.class, this::onGone)
                .onMessage(Forgotten.class, this::onForgotten)
                .onMessageEquals(Signal.SCAN, this::onScan)
                .onSignal(Terminated.class, this::onTerminated)
                .build();
    }

    private Behavior<Command> onEarly(Command message) {
        stash.stash(message);
        return this;
    }

    private Behavior<Command> onScan() {
        scan();
        return this;
    }

    private void scan() {
        removedMeanwhile.clear();
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(parts.store()::list, parts.threads()),
                        (found, thrown) -> thrown == null ? new Scanned(found) : new ScanFailed(HostError.of(thrown)));
    }

    private Behavior<Command> onScanned(Scanned scan) {
        unreadable = Optional.empty();
        hosts.values().removeIf(entry -> entry.actor().isEmpty());
        scan.hosts().stream()
                .filter(stored -> !removedMeanwhile.contains(stored.name()))
                .forEach(this::takeUp);
        return ready();
    }

    private Behavior<Command> onScanFailed(ScanFailed failed) {
        unreadable = Optional.of(failed.error());
        return ready();
    }

    private Behavior<Command> ready() {
        timers.startSingleTimer(Signal.SCAN, SCAN_INTERVAL);
        if (scanned) {
            return this;
        }
        scanned = true;
        return stash.unstashAll(this);
    }

    private void takeUp(StoredHost stored) {
        switch (stored) {
            case StoredHost.Intact intact ->
                hosts.computeIfAbsent(intact.name(), name -> spawn(intact.record(), Optional.of(Knowledge.NONE)));
            case StoredHost.Damaged damaged ->
                // A host that has an actor is known better than a file that was damaged behind its back.
                hosts.putIfAbsent(
                        damaged.name(), new Entry(Optional.empty(), Optional.of(HostViews.of(damaged, parts.store()))));
        }
    }

    private Entry spawn(HostRecord record, Optional<Knowledge> knowledge) {
        ActorRef<HostActor.Command> actor =
                getContext().spawn(HostActor.create(parts, record, getContext().getSelf()), "host-" + record.id());
        getContext().watch(actor);
        return new Entry(Optional.of(actor), knowledge.map(known -> HostViews.of(record, known, null, parts.store())));
    }

    private Behavior<Command> onCreate(Create create) {
        String name = create.record().name();
        if (hosts.containsKey(name)) {
            refuse(
                    create.replyTo(),
                    HostError.of(
                            StandardErrorCode.HOST_EXISTS,
                            "Docker machine \"" + name + "\" already exists",
                            "Take another name, or remove it first: machine rm " + name));
            return this;
        }
        Entry entry = spawn(create.record(), Optional.empty());
        hosts.put(name, entry);
        tell(entry, new HostActor.Perform(Operation.CREATE, create.wishes(), create.replyTo()));
        return this;
    }

    private Behavior<Command> onPerform(Perform perform) {
        Entry entry = hosts.get(perform.name());
        if (entry == null) {
            refuse(perform.replyTo(), notFound(perform.name()));
        } else if (entry.actor().isPresent()) {
            tell(entry, new HostActor.Perform(perform.operation(), perform.wishes(), perform.replyTo()));
        } else if (perform.operation() == Operation.FORGET) {
            forget(perform.name(), perform.replyTo());
        } else {
            refuse(perform.replyTo(), damaged(entry));
        }
        return this;
    }

    private void forget(String name, ActorRef<OperationEvent> replyTo) {
        getContext()
                .pipeToSelf(
                        CompletableFuture.runAsync(() -> parts.store().remove(name), parts.threads()),
                        (done, thrown) -> new Forgotten(
                                name, replyTo, Optional.ofNullable(thrown).map(HostError::of)));
    }

    private Behavior<Command> onForgotten(Forgotten forgotten) {
        Entry entry = hosts.get(forgotten.name());
        Optional<HostView> view = entry == null ? Optional.empty() : entry.view();
        if (forgotten.error().isPresent() || view.isEmpty()) {
            refuse(forgotten.replyTo(), forgotten.error().orElseGet(() -> notFound(forgotten.name())));
        } else {
            hosts.remove(forgotten.name());
            removedMeanwhile.add(forgotten.name());
            forgotten.replyTo().tell(new OperationEvent.Succeeded(view.get()));
        }
        return this;
    }

    private Behavior<Command> onGet(Get get) {
        Entry entry = hosts.get(get.name());
        Optional<HostView> view = entry == null ? Optional.empty() : entry.view();
        boolean refresh = view.isPresent() && get.maximumAge().isPresent();
        if (refresh && entry != null && entry.actor().isPresent()) {
            entry.actor().get().tell(new HostActor.Refresh(get.maximumAge().get(), get.replyTo()));
        } else {
            get.replyTo().tell(view);
        }
        return this;
    }

    private Behavior<Command> onGetAll(GetAll get) {
        List<HostView> views = new ArrayList<>(hosts.size());
        hosts.values().forEach(entry -> entry.view().ifPresent(views::add));
        get.replyTo().tell(new Listing(views, unreadable));
        return this;
    }

    private Behavior<Command> onChanged(Changed changed) {
        hosts.computeIfPresent(
                changed.view().name(), (name, entry) -> new Entry(entry.actor(), Optional.of(changed.view())));
        return this;
    }

    private Behavior<Command> onGone(Gone gone) {
        removedMeanwhile.add(gone.name());
        getContext().unwatch(gone.actor());
        hosts.computeIfPresent(
                gone.name(),
                (name, entry) -> entry.actor().filter(gone.actor()::equals).isPresent() ? null : entry);
        return this;
    }

    /** A host whose supervision gave up stays listed, with the reason. */
    private Behavior<Command> onTerminated(Terminated terminated) {
        hosts.replaceAll((name, entry) -> entry.actor()
                        .map(ActorRef::path)
                        .filter(terminated.getRef().path()::equals)
                        .isPresent()
                ? new Entry(Optional.empty(), entry.view().map(FleetActor::abandoned))
                : entry);
        return this;
    }

    private static HostView abandoned(HostView view) {
        Failure failure = new Failure(
                StandardErrorCode.INTERNAL_ERROR.name(),
                "The supervision of this host failed again and again.",
                "The daemon's log has the details; restart the daemon to try again.");
        return new HostView(
                view.name(),
                view.driverName(),
                InstanceState.ERROR,
                Optional.empty(),
                view.engine(),
                view.address(),
                Optional.empty(),
                Optional.of(failure),
                view.checked(),
                view.directory(),
                view.record());
    }

    private static void tell(@Nullable Entry entry, HostActor.Command command) {
        if (entry != null) {
            entry.actor().ifPresent(actor -> actor.tell(command));
        }
    }

    private static void refuse(ActorRef<OperationEvent> replyTo, HostError error) {
        replyTo.tell(new OperationEvent.Failed(error));
    }

    private static HostError damaged(Entry entry) {
        Failure failure = entry.view()
                .flatMap(HostView::failure)
                .orElse(new Failure(StandardErrorCode.STORE_DAMAGED.name(), "The host is damaged.", ""));
        return HostError.of(StandardErrorCode.STORE_DAMAGED, failure.message(), failure.hint());
    }

    private static HostError notFound(String name) {
        return HostError.of(
                StandardErrorCode.HOST_NOT_FOUND,
                "Docker machine \"" + name + "\" does not exist.",
                "Use \"machine ls\" to list machines. Use \"machine create\" to add a new one.");
    }
}
