package io.windlass.shell.commands.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Operation;
import io.windlass.api.option.OptionSchema;
import io.windlass.api.ssh.Remote;
import io.windlass.api.store.ExchangeReport;
import io.windlass.core.EventStream;
import io.windlass.core.Fleet;
import io.windlass.core.HostChanges;
import io.windlass.core.HostEvent;
import io.windlass.core.HostView;
import io.windlass.core.NewHost;
import io.windlass.core.OngoingOperation;
import io.windlass.core.Orphan;
import io.windlass.core.OrphanReport;
import io.windlass.core.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Hosts in memory. Operations succeed at once unless told otherwise. */
public final class FakeFleet implements Fleet {

    public final Map<String, HostView> hosts = Collections.synchronizedMap(new TreeMap<>());
    public final Map<String, HostView> looks = new ConcurrentHashMap<>();
    public final Map<String, CompletableFuture<HostView>> outcomes = new ConcurrentHashMap<>();
    public final Map<String, OptionSchema<?>> schemas = new TreeMap<>();
    public final List<String> done = Collections.synchronizedList(new ArrayList<>());
    public final List<NewHost> created = Collections.synchronizedList(new ArrayList<>());
    public final List<Patience> patience = Collections.synchronizedList(new ArrayList<>());
    public final List<HostChanges> changes = Collections.synchronizedList(new ArrayList<>());
    public final List<HostEvent> events = new ArrayList<>();
    /** What was begun and what was cancelled, for those who wait for it. */
    public final BlockingQueue<String> happenings = new LinkedBlockingQueue<>();

    public final List<String> exchanges = new ArrayList<>();
    public ExchangeReport exchanged = new ExchangeReport(List.of(), new ExchangeReport.None());
    public OrphanReport orphans = new OrphanReport(List.of(), List.of());
    public boolean obedient = true;
    public final FakeRemote remote = new FakeRemote();
    public MachineException engineFailure = new MachineException(StandardErrorCode.INTERNAL_ERROR, "", "");
    public boolean engineAnswers = true;

    public FakeFleet add(HostView... views) {
        for (HostView view : views) {
            hosts.put(view.name(), view);
        }
        return this;
    }

    /** Lets the next operations on a host end so; its progress lines come first. */
    public CompletableFuture<HostView> outcome(String name) {
        return outcomes.computeIfAbsent(name, _ -> new CompletableFuture<>());
    }

    /** Lets the next operation on a host go on until its {@link #outcome} is completed. */
    public void hold(String name) {
        outcomes.put(name, new CompletableFuture<>());
    }

    public void fail(String name, StandardErrorCode code, String message, String hint) {
        outcome(name).completeExceptionally(new MachineException(code, message, hint));
    }

    @Override
    public List<HostView> list() {
        return List.copyOf(hosts.values());
    }

    @Override
    public HostView get(String name) {
        HostView host = hosts.get(name);
        if (host == null) {
            throw new MachineException(StandardErrorCode.HOST_NOT_FOUND, "no " + name, "");
        }
        return host;
    }

    @Override
    public CompletionStage<HostView> get(String name, Duration maximumAge, Duration deadline) {
        done.add("LOOK " + name);
        return CompletableFuture.completedFuture(looks.getOrDefault(name, get(name)));
    }

    @Override
    public OngoingOperation create(NewHost host, Patience wanted, Progress progress) {
        created.add(host);
        patience.add(wanted);
        progress.line("Running pre-create checks...");
        happenings.add("CREATE " + host.name());
        return operation(
                host.name(),
                outcomes.getOrDefault(
                        host.name(), CompletableFuture.completedFuture(Hosts.running(host.name(), "192.0.2.1"))));
    }

    @Override
    public void renewCertificates(Progress progress) {
        done.add("RENEW");
        progress.line("Renewing what has expired");
    }

    @Override
    public OngoingOperation perform(String name, Operation operation, Patience wanted, Progress progress) {
        done.add(operation + " " + name);
        patience.add(wanted);
        progress.line(operation + " of " + name);
        happenings.add(operation + " " + name);
        CompletableFuture<HostView> outcome = outcomes.get(name);
        if (outcome != null && operation != Operation.FORGET) {
            return operation(name, outcome);
        }
        try {
            return operation(name, CompletableFuture.completedFuture(get(name)));
        } catch (MachineException e) {
            return operation(name, CompletableFuture.failedFuture(e));
        }
    }

    private OngoingOperation operation(String name, CompletableFuture<HostView> outcome) {
        return new OngoingOperation() {
            @Override
            public CompletionStage<HostView> result() {
                return outcome;
            }

            @Override
            public void cancel() {
                done.add("CANCEL " + name);
                if (obedient) {
                    fail(name, StandardErrorCode.OPERATION_CANCELLED, "It was cancelled.", "");
                }
                happenings.add("CANCEL " + name);
            }
        };
    }

    @Override
    public Operation cancel(String name) {
        return get(name)
                .activity()
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.HOST_STATE, "Machine \"" + name + "\" is not busy.", ""));
    }

    @Override
    public CompletionStage<HostView> change(String name, HostChanges wanted) {
        done.add("CHANGE " + name);
        changes.add(wanted);
        return outcomes.getOrDefault(name, CompletableFuture.completedFuture(get(name)));
    }

    /** Gives what is there, and then nothing for as long as anybody waits. */
    @Override
    public ExchangeReport importFrom(Path directory, Set<String> names, boolean dryRun) {
        return exchange("import", directory, names, dryRun);
    }

    @Override
    public ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun) {
        return exchange("export", directory, names, dryRun);
    }

    private ExchangeReport exchange(String way, Path directory, Set<String> names, boolean dryRun) {
        exchanges.add(way + " " + directory + " " + new TreeSet<>(names) + (dryRun ? " dry" : ""));
        return exchanged;
    }

    @Override
    public EventStream events() {
        Iterator<HostEvent> kept = List.copyOf(events).iterator();
        return new EventStream() {
            @Override
            public Optional<HostEvent> next(Duration timeout) throws InterruptedException {
                if (kept.hasNext()) {
                    return Optional.of(kept.next());
                }
                if (timeout.isPositive()) {
                    happenings.add("FOLLOW");
                    new CountDownLatch(1).await();
                }
                return Optional.empty();
            }

            @Override
            public void close() {
                happenings.add("CLOSE");
            }
        };
    }

    @Override
    public OrphanReport orphans() {
        return orphans;
    }

    @Override
    public OrphanReport orphans(String driverName, Map<String, Object> options) {
        done.add("ORPHANS " + driverName + " " + options);
        return orphans;
    }

    @Override
    public void sweep(Orphan orphan, Progress progress) {
        String name = orphan.instance().name();
        done.add("SWEEP " + name);
        CompletableFuture<HostView> outcome = outcomes.get(name);
        if (outcome != null && outcome.exceptionNow() instanceof MachineException failure) {
            throw failure;
        }
    }

    @Override
    public Remote remote(String name) {
        done.add("REMOTE " + name);
        return remote;
    }

    @Override
    public String engineVersion(String name) {
        if (!engineAnswers) {
            throw engineFailure;
        }
        return "28.2.2";
    }

    @Override
    public String inspect(String name) {
        return "{\"ConfigVersion\":3,\"Driver\":{\"IPAddress\":\"192.0.2.1\",\"Empty\":{}},\"List\":[1,2]}";
    }

    @Override
    public SortedSet<String> drivers() {
        return new TreeSet<>(schemas.keySet());
    }

    @Override
    public OptionSchema<?> driverOptions(String driverName) {
        OptionSchema<?> schema = schemas.get(driverName);
        if (schema == null) {
            throw new MachineException(
                    StandardErrorCode.DRIVER_NOT_FOUND, "Driver \"" + driverName + "\" not found.", "Installed: none.");
        }
        return schema;
    }
}
