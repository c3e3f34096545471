package io.windlass.shell.commands.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Operation;
import io.windlass.api.option.OptionSchema;
import io.windlass.api.ssh.Remote;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import io.windlass.core.NewHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts in memory. Operations succeed at once unless told otherwise. */
public final class FakeFleet implements Fleet {

    public final Map<String, HostView> hosts = Collections.synchronizedMap(new TreeMap<>());
    public final Map<String, HostView> looks = new ConcurrentHashMap<>();
    public final Map<String, CompletableFuture<HostView>> outcomes = new ConcurrentHashMap<>();
    public final Map<String, OptionSchema<?>> schemas = new TreeMap<>();
    public final List<String> done = Collections.synchronizedList(new ArrayList<>());
    public final List<NewHost> created = Collections.synchronizedList(new ArrayList<>());
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
    public CompletionStage<HostView> create(NewHost host, Progress progress) {
        created.add(host);
        progress.line("Running pre-create checks...");
        return outcomes.getOrDefault(
                host.name(), CompletableFuture.completedFuture(Hosts.running(host.name(), "192.0.2.1")));
    }

    @Override
    public CompletionStage<HostView> perform(String name, Operation operation, Progress progress) {
        done.add(operation + " " + name);
        progress.line(operation + " of " + name);
        CompletableFuture<HostView> outcome = outcomes.get(name);
        if (outcome != null && operation != Operation.FORGET) {
            return outcome;
        }
        try {
            return CompletableFuture.completedFuture(get(name));
        } catch (MachineException e) {
            return CompletableFuture.failedFuture(e);
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
