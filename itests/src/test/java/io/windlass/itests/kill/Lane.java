package io.windlass.itests.kill;

import io.windlass.itests.hosts.FakeCloud;
import io.windlass.itests.provider.Call;
import io.windlass.itests.provider.CallRecord;
import io.windlass.itests.provider.FakeInstance;
import io.windlass.itests.provider.Gate;
import io.windlass.itests.provider.Lifetime;
import io.windlass.itests.provider.Moment;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A store with its daemon, and a provider that outlives it. Runs use it one after another, each for a host of its own. */
final class Lane implements AutoCloseable {
    private static final String TOKEN = "any";
    private static final int SHOWN_CALLS = 30;

    private final Windlass windlass = Windlass.perTest();
    private final FakeCloud cloud;
    private final Tripwire tripwire = new Tripwire();
    private int hosts;
    private volatile Runnable onCreated = () -> {};
    private String noted = "";

    private Lane(FakeCloud cloud) {
        this.cloud = cloud;
    }

    static Lane open(Witnesses witnesses) {
        try {
            Lane lane = new Lane(FakeCloud.start());
            witnesses.listen(lane.windlass.storage(), lane.tripwire);
            lane.cloud.provider().gate(lane::reached);
            return lane;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Gate.Verdict reached(Gate.Point point) {
        if (point.call() == Call.CREATE && point.moment() == Moment.AFTER_EFFECT) {
            onCreated.run();
        }
        return tripwire.reached(point);
    }

    /** The name of a host that never was. */
    String nextHost() {
        return "host-" + ++hosts;
    }

    Windlass windlass() {
        return windlass;
    }

    FakeCloud cloud() {
        return cloud;
    }

    Tripwire tripwire() {
        return tripwire;
    }

    /** What happens at once to each host that is made from now on. */
    void onCreated(Runnable change) {
        onCreated = change;
    }

    /** Remembers something about the host, to be compared later. */
    void note(String fact) {
        noted = fact;
    }

    String noted() {
        return noted;
    }

    /** Everybody is well again. */
    void recover() {
        onCreated = () -> {};
        cloud.provider().faults().stop();
        cloud.hosts().all().forEach(host -> host.recover());
    }

    Result machine(String... arguments) {
        return windlass.machine(arguments);
    }

    /** The words of a command that takes the account. */
    Result withAccount(String... arguments) {
        return machine(account(arguments));
    }

    String[] account(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments[0], "-d", "fake", "--fake-rate", "1000"));
        words.addAll(List.of("--fake-url", cloud.provider().url(), "--fake-token", TOKEN));
        words.addAll(List.of(arguments).subList(1, arguments.length));
        return words.toArray(String[]::new);
    }

    ProcessHandle daemon() {
        try {
            Path lock = windlass.storage().resolve("daemon/lock");
            return ProcessHandle.of(Long.parseLong(Files.readString(lock).strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<StoredHost> stored(String host) {
        return StoredHost.read(windlass.machineFolder(host));
    }

    /** All instances that were ever made for a host. */
    List<Lifetime> lives(String host) {
        return cloud.provider().history().instancesEver().stream()
                .filter(life -> life.labels().name().equals(host))
                .toList();
    }

    /** Whether the provider has the host and it is on. */
    boolean isOn(String host) {
        return cloud.provider().cloud().instances().stream()
                .filter(instance -> instance.labels().name().equals(host))
                .anyMatch(FakeInstance::running);
    }

    /** The last calls, one to a line. */
    String calls() {
        List<CallRecord> calls = cloud.provider().history().calls();
        return calls.subList(Math.max(0, calls.size() - SHOWN_CALLS), calls.size()).stream()
                .map(call -> call + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        recover();
        windlass.close();
        try {
            cloud.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
