package io.windlass.core.internal;

import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.store.StoredHost;
import io.windlass.core.HostEvent.Kind;
import io.windlass.core.HostView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
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
final class FleetActor extends AbstractBehavior<FleetCommand> {

    /** A host's actor, absent for a damaged one, and its last view, absent until it is stored. */
    private record Entry(Optional<ActorRef<HostCommand>> actor, Optional<HostView> view) {}

    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(30);
    private static final int WAITING_AT_START = 10_000;

    private final HostParts parts;
    private final TimerScheduler<FleetCommand> timers;
    private final StashBuffer<FleetCommand> stash;
    private final Map<String, Entry> hosts = new TreeMap<>(NaturalOrder.INSTANCE);

    private final StoreScan scan = new StoreScan();
    private Optional<HostError> unreadable = Optional.empty();
    private final HealingFuse fuse = new HealingFuse();
    private boolean scanned;

    static Behavior<FleetCommand> create(HostParts parts) {
        return Behaviors.withStash(
                WAITING_AT_START,
                stash -> Behaviors.withTimers(
                        timers -> Behaviors.setup(context -> new FleetActor(context, timers, stash, parts))));
    }

    private FleetActor(
            ActorContext<FleetCommand> context,
            TimerScheduler<FleetCommand> timers,
            StashBuffer<FleetCommand> stash,
            HostParts parts) {
        super(context);
        this.timers = timers;
        this.stash = stash;
        this.parts = parts;
        scan();
    }

    @Override
    public Receive<FleetCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(FleetCommand.Scanned.class, this::onScanned)
                .onMessage(FleetCommand.ScanFailed.class, this::onScanFailed)
                .onMessage(FleetCommand.class, message -> !scanned, this::onEarly)
                .onMessage(FleetCommand.Create.class, this::onCreate)
                .onMessage(FleetCommand.Perform.class, this::onPerform)
                .onMessage(FleetCommand.Get.class, this::onGet)
                .onMessage(FleetCommand.GetAll.class, this::onGetAll)
                .onMessage(FleetCommand.Changed.class, this::onChanged)
                .onMessage(FleetCommand.Gone.class, this::onGone)
                .onMessage(FleetCommand.Forgotten.class, this::onForgotten)
                .onMessage(FleetCommand.Change.class, this::onChange)
                .onMessage(FleetCommand.Withdraw.class, this::onWithdraw)
                .onMessage(FleetCommand.Cancel.class, this::onCancel)
                .onMessage(FleetCommand.Lost.class, this::onLost)
                .onMessage(FleetCommand.Heal.class, this::onHeal)
                .onMessage(FleetCommand.Healed.class, this::onHealed)
                .onMessage(FleetCommand.Rescan.class, this::onRescan)
                .onMessageEquals(FleetCommand.Signal.SCAN, this::onScan)
                .onSignal(Terminated.class, this::onTerminated)
                .build();
    }

    private Behavior<FleetCommand> onEarly(FleetCommand message) {
        stash.stash(message);
        return this;
    }

    private Behavior<FleetCommand> onRescan(FleetCommand.Rescan rescan) {
        scan.await(rescan.replyTo());
        return onScan();
    }

    private Behavior<FleetCommand> onScan() {
        if (!scan.isUnderWay()) {
            scan();
        }
        return this;
    }

    private void scan() {
        scan.begin(hosts.entrySet().stream()
                .filter(host -> host.getValue().view().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(parts.store()::list, parts.threads()),
                        (found, thrown) -> thrown == null
                                ? new FleetCommand.Scanned(found)
                                : new FleetCommand.ScanFailed(HostError.of(thrown)));
    }

    private Behavior<FleetCommand> onScanned(FleetCommand.Scanned read) {
        unreadable = Optional.empty();
        hosts.values().removeIf(entry -> entry.actor().isEmpty());
        scan.present(read.hosts()).forEach(this::takeUp);
        scan.vanished(read.hosts()).forEach(name -> tell(hosts.get(name), HostCommand.Vanished.VANISHED));
        return ready();
    }

    private Behavior<FleetCommand> onScanFailed(FleetCommand.ScanFailed failed) {
        unreadable = Optional.of(failed.error());
        return ready();
    }

    private Behavior<FleetCommand> ready() {
        if (scan.end(unreadable)) {
            scan();
        }
        timers.startSingleTimer(FleetCommand.Signal.SCAN, SCAN_INTERVAL);
        if (scanned) {
            return this;
        }
        scanned = true;
        return stash.unstashAll(this);
    }

    private void takeUp(StoredHost stored) {
        switch (stored) {
            case StoredHost.Intact intact -> hosts.computeIfAbsent(intact.name(), name -> found(intact.record()));
            case StoredHost.Damaged damaged ->
                // A host that has an actor is known better than a file that was damaged behind its back.
                hosts.putIfAbsent(damaged.name(), damaged(damaged));
        }
    }

    private Entry damaged(StoredHost.Damaged damaged) {
        return new Entry(Optional.empty(), Optional.of(HostViews.of(damaged, parts.store())));
    }

    private Entry found(HostRecord record) {
        if (getContext().getChild(childName(record.id())).isPresent()) {
            return damaged(HostViews.doubled(record));
        }
        Entry entry = spawn(record, true);
        if (scanned) {
            parts.events().publish(record, Kind.HOST_ADDED, InstanceState.UNKNOWN, "The host appeared in the store.");
        }
        return entry;
    }

    private Entry spawn(HostRecord record, boolean stored) {
        HostState state = new HostState(parts, record, stored);
        ActorRef<HostCommand> actor =
                getContext().spawn(HostActor.create(parts, state, getContext().getSelf()), childName(record.id()));
        getContext().watch(actor);
        return new Entry(Optional.of(actor), stored ? Optional.of(state.view(null)) : Optional.empty());
    }

    private Behavior<FleetCommand> onCreate(FleetCommand.Create create) {
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
        Entry entry = spawn(create.record(), false);
        hosts.put(name, entry);
        tell(entry, new HostCommand.Perform(Operation.CREATE, create.wishes(), create.replyTo()));
        return this;
    }

    private Behavior<FleetCommand> onPerform(FleetCommand.Perform perform) {
        Entry entry = hosts.get(perform.name());
        if (entry == null) {
            refuse(perform.replyTo(), notFound(perform.name()));
        } else if (entry.actor().isPresent()) {
            tell(entry, new HostCommand.Perform(perform.operation(), perform.wishes(), perform.replyTo()));
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
                        (done, thrown) -> new FleetCommand.Forgotten(
                                name, replyTo, Optional.ofNullable(thrown).map(HostError::of)));
    }

    private Behavior<FleetCommand> onForgotten(FleetCommand.Forgotten forgotten) {
        Entry entry = hosts.get(forgotten.name());
        Optional<HostView> view = entry == null ? Optional.empty() : entry.view();
        if (forgotten.error().isPresent() || view.isEmpty()) {
            refuse(forgotten.replyTo(), forgotten.error().orElseGet(() -> notFound(forgotten.name())));
        } else {
            hosts.remove(forgotten.name());
            scan.removed(forgotten.name());
            forgotten.replyTo().tell(new OperationEvent.Succeeded(view.get()));
        }
        return this;
    }

    private Behavior<FleetCommand> onGet(FleetCommand.Get get) {
        Entry entry = hosts.get(get.name());
        Optional<HostView> view = entry == null ? Optional.empty() : entry.view();
        boolean refresh = view.isPresent() && get.maximumAge().isPresent();
        if (refresh && entry != null && entry.actor().isPresent()) {
            entry.actor().get().tell(new HostCommand.Refresh(get.maximumAge().get(), get.replyTo()));
        } else {
            get.replyTo().tell(view);
        }
        return this;
    }

    private Behavior<FleetCommand> onGetAll(FleetCommand.GetAll get) {
        List<HostView> views = new ArrayList<>(hosts.size());
        hosts.values().forEach(entry -> entry.view().ifPresent(views::add));
        get.replyTo().tell(new FleetCommand.Listing(views, unreadable));
        return this;
    }

    private Behavior<FleetCommand> onChange(FleetCommand.Change change) {
        Entry entry = hosts.get(change.name());
        if (entry == null) {
            refuse(change.replyTo(), notFound(change.name()));
        } else if (entry.actor().isEmpty()) {
            refuse(change.replyTo(), damaged(entry));
        } else {
            tell(entry, new HostCommand.Change(change.change(), change.replyTo()));
        }
        return this;
    }

    private Behavior<FleetCommand> onWithdraw(FleetCommand.Withdraw withdraw) {
        tell(hosts.get(withdraw.name()), new HostCommand.Withdraw(withdraw.replyTo()));
        return this;
    }

    private Behavior<FleetCommand> onCancel(FleetCommand.Cancel cancel) {
        Entry entry = hosts.get(cancel.name());
        if (entry == null || entry.actor().isEmpty()) {
            cancel.replyTo().tell(Optional.empty());
        } else {
            tell(entry, new HostCommand.Cancel(cancel.replyTo()));
        }
        return this;
    }

    private Behavior<FleetCommand> onLost(FleetCommand.Lost lost) {
        getContext()
                .getChild(childName(lost.host()))
                .ifPresent(child -> child.<HostCommand>unsafeUpcast().tell(HostCommand.Lost.LOST));
        return this;
    }

    private Behavior<FleetCommand> onHeal(FleetCommand.Heal heal) {
        String driver = driver(hosts.get(heal.name()));
        long alike = hosts.values().stream()
                .filter(entry -> driver(entry).equals(driver))
                .count();
        heal.replyTo().tell(new HostCommand.MayHeal(heal.operation(), fuse.admit(driver, heal.name(), alike)));
        return this;
    }

    private Behavior<FleetCommand> onHealed(FleetCommand.Healed healed) {
        fuse.release(healed.name());
        return this;
    }

    private static String driver(@Nullable Entry entry) {
        return entry == null ? "" : entry.view().map(HostView::driverName).orElse("");
    }

    private static String childName(HostId host) {
        return "host-" + host;
    }

    private Behavior<FleetCommand> onChanged(FleetCommand.Changed changed) {
        hosts.computeIfPresent(
                changed.view().name(), (name, entry) -> new Entry(entry.actor(), Optional.of(changed.view())));
        return this;
    }

    private Behavior<FleetCommand> onGone(FleetCommand.Gone gone) {
        scan.removed(gone.name());
        getContext().unwatch(gone.actor());
        // One whose supervision began again before it was stored is of no use to anybody.
        getContext().stop(gone.actor());
        hosts.computeIfPresent(
                gone.name(),
                (name, entry) -> entry.actor().filter(gone.actor()::equals).isPresent() ? null : entry);
        return this;
    }

    /** A host whose supervision gave up stays listed, with the reason. */
    private Behavior<FleetCommand> onTerminated(Terminated terminated) {
        hosts.replaceAll((name, entry) -> entry.actor()
                        .map(ActorRef::path)
                        .filter(terminated.getRef().path()::equals)
                        .isPresent()
                ? abandoned(name, entry)
                : entry);
        return this;
    }

    private Entry abandoned(String name, Entry entry) {
        parts.events()
                .publish(
                        name,
                        driver(entry),
                        Kind.SUPERVISION_FAILED,
                        InstanceState.ERROR,
                        "The supervision of this host failed again and again and rests.");
        fuse.release(name);
        return new Entry(Optional.empty(), entry.view().map(HostViews::abandoned));
    }

    private static void tell(@Nullable Entry entry, HostCommand command) {
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
