package io.windlass.core.internal;

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
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All hosts of the store: one supervised actor each, and the last view that each of them published, so that a list costs
 * one message however many hosts there are. Hosts that appear in the store behind our back are taken up.
 */
final class FleetActor extends AbstractBehavior<FleetCommand> {

    private static final Logger LOG = LoggerFactory.getLogger(FleetActor.class);
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(30);

    /** What a look costs a processor when the host's connection has to be opened first, with room for other work. */
    private static final Duration LOOK_PACE = Duration.ofMillis(10);

    static final int WAITING_AT_START = 10_000;

    private final HostParts parts;
    private final TimerScheduler<FleetCommand> timers;
    private final StashBuffer<FleetCommand> stash;
    private final Map<String, HostEntry> hosts = new TreeMap<>(NaturalOrder.INSTANCE);

    private final StoreScan scan = new StoreScan();
    private Optional<HostError> unreadable = Optional.empty();
    private final HealingFuse fuse = new HealingFuse();
    private int found;
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
        if (!stash.isFull()) {
            stash.stash(message);
            return this;
        }
        HostError full = Refusals.full(WAITING_AT_START);
        switch (message) {
            case FleetCommand.Create create -> refuse(create.replyTo(), full);
            case FleetCommand.Perform perform -> refuse(perform.replyTo(), full);
            case FleetCommand.Change change -> refuse(change.replyTo(), full);
            case FleetCommand.GetAll get -> get.replyTo().tell(new FleetCommand.Listing(List.of(), Optional.of(full)));
            // Whoever asked is told by the deadline of the question.
            default -> LOG.warn("{} {}", full.message(), message.getClass().getSimpleName());
        }
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
        var intact = StoreScan.intact(read.hosts());
        hosts.entrySet()
                .removeIf(host -> host.getValue().actor().isEmpty()
                        && !(host.getValue().isResting() && intact.contains(host.getKey())));
        found = read.hosts().size();
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
            case StoredHost.Intact intact
            when intact.edited() && hosts.containsKey(intact.name()) ->
                tell(hosts.get(intact.name()), HostCommand.Edited.EDITED);
            case StoredHost.Intact intact -> hosts.computeIfAbsent(intact.name(), name -> found(intact.record()));
            case StoredHost.Damaged damaged ->
                // A host that has an actor is known better than a file that was damaged behind its back.
                hosts.putIfAbsent(damaged.name(), HostEntry.damaged(HostViews.of(damaged, parts.store())));
        }
    }

    private HostEntry found(HostRecord record) {
        if (getContext().getChild(childName(record.id())).isPresent()) {
            return HostEntry.damaged(HostViews.of(HostViews.doubled(record), parts.store()));
        }
        HostEntry entry = spawn(record, true);
        if (scanned) {
            parts.events().publish(record, Kind.HOST_ADDED, InstanceState.UNKNOWN, "The host appeared in the store.");
        }
        return entry;
    }

    private HostEntry spawn(HostRecord record, boolean stored) {
        HostState state = new HostState(parts, record, stored);
        return supervised(state, stored ? Optional.of(state.view(null)) : Optional.empty());
    }

    private HostEntry supervised(HostState state, Optional<HostView> view) {
        ActorRef<HostCommand> actor = getContext()
                .spawn(
                        HostActor.create(parts, state, getContext().getSelf(), firstLook()),
                        childName(state.record().id()));
        getContext().watch(actor);
        return new HostEntry(Optional.of(state), Optional.of(actor), view);
    }

    /** After a start all are looked at soon, but not at once: nobody knows yet what has become of them. */
    private Duration firstLook() {
        Duration interval = parts.limits().lookInterval();
        Duration soon = LOOK_PACE.multipliedBy(Math.max(1, found));
        return scanned || soon.compareTo(interval) > 0 ? interval : soon;
    }

    private Behavior<FleetCommand> onCreate(FleetCommand.Create create) {
        String name = create.record().name();
        if (hosts.containsKey(name)) {
            refuse(create.replyTo(), Refusals.exists(name));
            return this;
        }
        HostEntry entry = spawn(create.record(), false);
        hosts.put(name, entry);
        tell(entry, new HostCommand.Perform(Operation.CREATE, create.wishes(), create.replyTo()));
        return this;
    }

    private Behavior<FleetCommand> onPerform(FleetCommand.Perform perform) {
        // Somebody who asks for something gives a host that rests another chance.
        HostEntry entry = hosts.computeIfPresent(
                perform.name(),
                (name, known) -> known.isResting() ? supervised(known.state().orElseThrow(), known.view()) : known);
        if (entry == null) {
            refuse(perform.replyTo(), Refusals.notFound(perform.name()));
        } else if (entry.actor().isPresent()) {
            tell(entry, new HostCommand.Perform(perform.operation(), perform.wishes(), perform.replyTo()));
        } else if (perform.operation() == Operation.FORGET) {
            forget(perform.name(), perform.replyTo());
        } else {
            refuse(perform.replyTo(), Refusals.damaged(entry));
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
        HostEntry entry = hosts.get(forgotten.name());
        Optional<HostView> view = entry == null ? Optional.empty() : entry.view();
        if (forgotten.error().isPresent() || view.isEmpty()) {
            refuse(forgotten.replyTo(), forgotten.error().orElseGet(() -> Refusals.notFound(forgotten.name())));
        } else {
            hosts.remove(forgotten.name());
            scan.removed(forgotten.name());
            forgotten.replyTo().tell(new OperationEvent.Succeeded(view.get()));
        }
        return this;
    }

    private Behavior<FleetCommand> onGet(FleetCommand.Get get) {
        HostEntry entry = hosts.get(get.name());
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
        HostEntry entry = hosts.get(change.name());
        if (entry == null) {
            refuse(change.replyTo(), Refusals.notFound(change.name()));
        } else if (entry.actor().isEmpty()) {
            refuse(change.replyTo(), Refusals.damaged(entry));
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
        HostEntry entry = hosts.get(cancel.name());
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

    private static String driver(@Nullable HostEntry entry) {
        return entry == null ? "" : entry.view().map(HostView::driverName).orElse("");
    }

    private static String childName(HostId host) {
        return "host-" + host;
    }

    private Behavior<FleetCommand> onChanged(FleetCommand.Changed changed) {
        hosts.computeIfPresent(changed.view().name(), (name, entry) -> entry.showing(changed.view()));
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

    /** A host whose supervision gave up stays listed, with the reason, until somebody asks something of it. */
    private Behavior<FleetCommand> onTerminated(Terminated terminated) {
        Throwable cause = terminated instanceof ChildFailed failed ? failed.getCause() : new IllegalStateException();
        List<String> names = hosts.entrySet().stream()
                .filter(host -> host.getValue()
                        .actor()
                        .map(ActorRef::path)
                        .filter(terminated.getRef().path()::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
        names.forEach(name -> hosts.computeIfPresent(name, (_, entry) -> abandoned(entry, cause)));
        return this;
    }

    private @Nullable HostEntry abandoned(HostEntry entry, Throwable cause) {
        if (entry.view().isEmpty()) {
            // Its creation was not stored, so nothing is left of it.
            return null;
        }
        HostView view = HostViews.abandoned(entry.view().get(), cause);
        parts.events()
                .publish(
                        view.name(),
                        view.driverName(),
                        Kind.SUPERVISION_FAILED,
                        InstanceState.ERROR,
                        view.failure().map(Failure::message).orElse(""));
        fuse.release(view.name());
        return entry.abandoned(view);
    }

    private static void tell(@Nullable HostEntry entry, HostCommand command) {
        if (entry != null) {
            entry.actor().ifPresent(actor -> actor.tell(command));
        }
    }

    private static void refuse(ActorRef<OperationEvent> replyTo, HostError error) {
        replyTo.tell(new OperationEvent.Failed(error));
    }
}
