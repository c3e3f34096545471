package io.windlass.itests.kill;

import static io.windlass.itests.kill.Outcome.ABSENT;
import static io.windlass.itests.kill.Outcome.FAILED;
import static io.windlass.itests.kill.Outcome.INCOMPLETE;
import static io.windlass.itests.kill.Outcome.ORPHANED;
import static io.windlass.itests.kill.Outcome.RUNNING;
import static io.windlass.itests.kill.Outcome.STOPPED;

import io.windlass.itests.hosts.Behaviour;
import io.windlass.itests.hosts.FakeEngine;
import io.windlass.itests.provider.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/** All operations of the life cycle. */
final class Scenarios {

    private Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                create(),
                Scenario.of("create taken back", Scenarios::unwilling, Scenarios::create, ABSENT, ABSENT)
                        .interrupted(INCOMPLETE),
                Scenario.of(
                        "create --keep-on-failure", Scenarios::unwilling, Scenarios::createKept, ABSENT, INCOMPLETE),
                Scenario.of("create --resume", Scenarios::kept, words("create", "--resume"), INCOMPLETE, RUNNING),
                Scenario.of(
                        "create --resume anew", Scenarios::refused, words("create", "--resume"), INCOMPLETE, RUNNING),
                Scenario.of("start", Scenarios::off, words("start"), STOPPED, RUNNING),
                stop(),
                Scenario.of("kill", Scenarios::running, words("kill"), RUNNING, STOPPED),
                Scenario.of("restart", Scenarios::booted, words("restart"), RUNNING, RUNNING)
                        .shows((lane, host) -> !bootId(lane, host).equals(lane.noted())),
                Scenario.of("provision", Scenarios::damaged, words("provision"), RUNNING, RUNNING),
                Scenario.of("upgrade", Scenarios::running, words("upgrade"), RUNNING, RUNNING)
                        .shows((lane, host) -> !engine(lane, host).version().equals("28.0.0")),
                Scenario.of("regenerate-certs", Scenarios::certified, words("regenerate-certs", "-f"), RUNNING, RUNNING)
                        .shows((lane, host) -> !certificate(lane, host).equals(lane.noted()))
                        .shows((lane, host) -> engine(lane, host).has(certificate(lane, host))),
                rm(),
                Scenario.of("rm -f refused", Scenarios::undeletable, words("rm", "-f"), RUNNING, ORPHANED)
                        .interrupted(FAILED, ORPHANED)
                        .ended(FAILED, ORPHANED));
    }

    static Scenario create() {
        return Scenario.of("create", (lane, host) -> {}, Scenarios::create, ABSENT, RUNNING);
    }

    static Scenario stop() {
        return Scenario.of("stop", Scenarios::running, words("stop"), RUNNING, STOPPED);
    }

    static Scenario rm() {
        return Scenario.of("rm", Scenarios::running, words("rm", "-y"), RUNNING, ABSENT);
    }

    private static BiFunction<Lane, String, String[]> words(String... command) {
        return (lane, host) -> {
            String[] words = List.of(command).toArray(new String[command.length + 1]);
            words[command.length] = host;
            return words;
        };
    }

    private static String[] create(Lane lane, String host) {
        return lane.account("create", host);
    }

    private static String[] createKept(Lane lane, String host) {
        return lane.account("create", "--keep-on-failure", host);
    }

    private static void running(Lane lane, String host) {
        lane.machine(create(lane, host)).requireSuccess();
    }

    private static void off(Lane lane, String host) {
        running(lane, host);
        lane.machine("stop", host).requireSuccess();
    }

    private static void booted(Lane lane, String host) {
        running(lane, host);
        lane.note(bootId(lane, host));
    }

    /** There is something to do for a provisioner: the engine is down, and its certificate is lost. */
    private static void damaged(Lane lane, String host) {
        running(lane, host);
        engine(lane, host).stop();
        try {
            Files.delete(folder(lane, host).resolve("server.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void certified(Lane lane, String host) {
        running(lane, host);
        lane.note(certificate(lane, host));
    }

    /** Hosts that are made from now on let nobody log in. */
    private static void unwilling(Lane lane, String host) {
        lane.onCreated(() -> lane.cloud().hosts().all().forEach(made -> made.behave(Behaviour.Fault.REFUSING_LOGINS)));
    }

    private static void kept(Lane lane, String host) {
        unwilling(lane, host);
        failToCreate(lane, host);
    }

    /** Kept as well, and there is nothing of it at the provider. */
    private static void refused(Lane lane, String host) {
        lane.cloud().provider().faults().next(Call.CREATE).quotaExceeded();
        failToCreate(lane, host);
    }

    private static void failToCreate(Lane lane, String host) {
        if (lane.machine(createKept(lane, host)).succeeded()) {
            throw new AssertionError("a host that nobody could make was made");
        }
        lane.recover();
    }

    private static void undeletable(Lane lane, String host) {
        running(lane, host);
        lane.cloud().provider().faults().every(Call.DELETE).unauthorized();
    }

    private static Path folder(Lane lane, String host) {
        return lane.windlass().machineFolder(host);
    }

    private static FakeEngine engine(Lane lane, String host) {
        return lane.cloud().host(host).engine();
    }

    private static String bootId(Lane lane, String host) {
        return lane.cloud().host(host).bootId();
    }

    private static String certificate(Lane lane, String host) {
        try {
            return Files.readString(folder(lane, host).resolve("server.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
