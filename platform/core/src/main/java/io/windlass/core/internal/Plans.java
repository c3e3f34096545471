package io.windlass.core.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import io.windlass.api.store.HostStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How each operation is carried out: the one place that knows the order of its effects. */
final class Plans {

    private final DriverCalls drivers;
    private final EngineSetup engines;
    private final HostStore store;
    private final InstantSource clock;

    Plans(DriverCalls drivers, EngineSetup engines, HostStore store, InstantSource clock) {
        this.drivers = drivers;
        this.engines = engines;
        this.store = store;
        this.clock = clock;
    }

    Plan of(Operation operation, Wishes wishes) {
        return switch (operation) {
            case CREATE -> create(wishes);
            case START -> Plan.of(List.of(work(this::admitStart)), started(this::start, wishes));
            case STOP -> Plan.of(List.of(work(admitStop("stop"))), List.of(provider("Stopping", this::stop, wishes)));
            case KILL -> Plan.of(List.of(work(admitStop("kill"))), List.of(provider("Killing", this::kill, wishes)));
            case RESTART -> restart(wishes);
            case PROVISION -> provision(wishes);
            case UPGRADE -> overSsh(wishes, engines::upgrade);
            case REGENERATE_CERTS -> overSsh(wishes, engines::regenerateCertificates);
            case REMOVE ->
                Plan.of(List.of(), List.of(work(this::disconnect), steps(wishes).remove()));
            case FORGET -> Plan.of(List.of(), List.of(work(this::forget)));
        };
    }

    private ProviderSteps steps(Wishes wishes) {
        return new ProviderSteps(drivers, store, clock, wishes);
    }

    private Plan create(Wishes wishes) {
        ProviderSteps provider = steps(wishes);
        List<Step> steps = new ArrayList<>();
        steps.add(work((record, progress) -> {
            progress.line("Creating machine...");
            return record;
        }));
        steps.add(provider.make());
        steps.addAll(provisioned(wishes));
        List<Step> undo = wishes.keepOnFailure() ? List.of() : List.of(work(this::disconnect), provider.remove());
        return new Plan(List.of(work(this::admitCreate)), steps, undo);
    }

    private HostRecord admitCreate(HostRecord record, Progress progress) {
        progress.line("Running pre-create checks...");
        drivers.check(record, progress);
        return record;
    }

    /** What is done to an engine that runs, over SSH. */
    private Plan overSsh(Wishes wishes, Step.Action action) {
        return Plan.of(
                List.of(work(this::admitProvision)),
                List.of(
                        awaitSsh(wishes, (record, progress) -> engines.connect(record)),
                        Step.Await.host(
                                "Working on the engine",
                                Plans::hasSsh,
                                action,
                                wishes.patience().provider()),
                        awaitEngine(wishes),
                        observe()));
    }

    /** From a host that is about to accept SSH to an engine that answers. */
    private List<Step> provisioned(Wishes wishes) {
        return List.of(
                awaitSsh(wishes, (record, progress) -> engines.connect(record)),
                provisionStep(
                        wishes,
                        (record, progress) -> hasSsh(record)
                                ? engines.provision(record, progress)
                                : engines.certifyClient(record, progress)),
                awaitEngine(wishes),
                observe());
    }

    private Plan provision(Wishes wishes) {
        List<Step> steps = new ArrayList<>();
        steps.add(work((record, progress) -> saved(record.with(found(record)))));
        steps.addAll(provisioned(wishes));
        return Plan.of(List.of(work(this::admitProvision)), steps);
    }

    private HostRecord admitProvision(HostRecord record, Progress progress) {
        if (found(record).state() == InstanceState.STOPPED) {
            throw notRunning(record);
        }
        return record;
    }

    private HostRecord admitStart(HostRecord record, Progress progress) {
        drivers.requirePowerControl(record, "start");
        if (found(record).state() == InstanceState.RUNNING) {
            throw state("Machine \"" + record.name() + "\" is already running.", "");
        }
        progress.line("Starting \"" + record.name() + "\"...");
        return record;
    }

    private HostRecord start(HostRecord record, Progress progress) {
        HostRecord started = saved(record.with(drivers.start(record, progress)));
        progress.line("Machine \"" + record.name() + "\" was started.");
        return started;
    }

    private List<Step> started(Step.Action start, Wishes wishes) {
        // The engine's certificate names the address, and an address may change while a host is off.
        AtomicReference<Optional<String>> before = new AtomicReference<>(Optional.empty());
        return List.of(
                work((record, progress) -> {
                    before.set(record.instance().flatMap(Instance::address));
                    return record;
                }),
                provider("Starting", start, wishes),
                awaitSsh(wishes, (record, progress) -> engines.connect(record)),
                provisionStep(
                        wishes,
                        (record, progress) ->
                                record.instance().flatMap(Instance::address).equals(before.get())
                                        ? record
                                        : engines.provision(record, progress)),
                awaitEngine(wishes),
                observe());
    }

    private Step.Action admitStop(String verb) {
        return (record, progress) -> {
            progress.line((verb.equals("stop") ? "Stopping" : "Killing") + " \"" + record.name() + "\"...");
            drivers.requirePowerControl(record, verb);
            if (found(record).state() == InstanceState.STOPPED) {
                throw state("Machine \"" + record.name() + "\" is already stopped.", "");
            }
            return record;
        };
    }

    private HostRecord stop(HostRecord record, Progress progress) {
        engines.disconnect(record);
        drivers.stop(record, progress);
        progress.line("Machine \"" + record.name() + "\" was stopped.");
        return stopped(record);
    }

    private HostRecord kill(HostRecord record, Progress progress) {
        engines.disconnect(record);
        drivers.kill(record, progress);
        progress.line("Machine \"" + record.name() + "\" was killed.");
        return stopped(record);
    }

    private HostRecord stopped(HostRecord record) {
        return saved(record.instance()
                .map(instance -> record.with(instance.with(InstanceState.STOPPED)))
                .orElse(record));
    }

    private Plan restart(Wishes wishes) {
        AtomicReference<String> bootId = new AtomicReference<>("");
        List<Step> steps = new ArrayList<>();
        steps.addAll(started(
                (record, progress) -> {
                    if (drivers.hasPowerControl(record)) {
                        engines.disconnect(record);
                        drivers.stop(record, progress);
                        return saved(record.with(drivers.start(record, progress)));
                    }
                    bootId.set(engines.bootId(record));
                    engines.reboot(record);
                    return record;
                },
                wishes));
        // Only where the host reboots itself: it answers for a moment before it goes down.
        steps.add(
                2,
                Step.Await.host(
                        "Waiting for the host to go down",
                        record -> !before(bootId).isEmpty(),
                        (record, progress) -> rebooted(record, before(bootId)),
                        wishes.patience().ssh()));
        return Plan.of(List.of(work(this::admitRestart)), steps);
    }

    private HostRecord admitRestart(HostRecord record, Progress progress) {
        progress.line("Restarting \"" + record.name() + "\"...");
        Instance found = found(record);
        if (!drivers.hasPowerControl(record) && found.ssh().isEmpty()) {
            drivers.requirePowerControl(record, "restart");
        }
        return record;
    }

    private static String before(AtomicReference<String> bootId) {
        return Objects.requireNonNullElse(bootId.get(), "");
    }

    private HostRecord rebooted(HostRecord record, String bootId) {
        if (engines.bootId(record).equals(bootId)) {
            engines.disconnect(record);
            throw new MachineException(StandardErrorCode.SSH_UNREACHABLE, "the host has not gone down yet", "");
        }
        return record;
    }

    private HostRecord disconnect(HostRecord record, Progress progress) {
        engines.disconnect(record);
        return record;
    }

    private HostRecord forget(HostRecord record, Progress progress) {
        engines.disconnect(record);
        store.remove(record.name());
        return record;
    }

    private static Step awaitSsh(Wishes wishes, Step.Action attempt) {
        return Step.Await.host(
                "Waiting for SSH to be available",
                Plans::hasSsh,
                attempt,
                wishes.patience().ssh());
    }

    /** Provisioning can be done again at any time, so it is where the connection broke. */
    private static Step provisionStep(Wishes wishes, Step.Action provision) {
        return Step.Await.provider("Provisioning", provision, wishes.patience().provider());
    }

    private static Step provider(String what, Step.Action call, Wishes wishes) {
        return Step.Await.provider(what, call, wishes.patience().provider());
    }

    private Step awaitEngine(Wishes wishes) {
        return Step.Await.host(
                "Checking connection to Docker",
                Plans::hasSsh,
                (record, progress) -> {
                    engines.version(record);
                    progress.line("Docker is up and running!");
                    return record;
                },
                wishes.patience().engine());
    }

    private static Step observe() {
        return new Step.Observe(Plans::hasSsh);
    }

    private Instance found(HostRecord record) {
        return drivers.find(record)
                .orElseThrow(() -> state(
                        "Host \"" + record.name() + "\" does not exist any more at its provider.",
                        "Remove it: machine rm " + record.name()));
    }

    private HostRecord saved(HostRecord record) {
        return store.save(record);
    }

    private static boolean hasSsh(HostRecord record) {
        return record.instance().flatMap(Instance::ssh).isPresent();
    }

    private static Step work(Step.Action action) {
        return new Step.Work(action);
    }

    private static MachineException notRunning(HostRecord record) {
        return state("Host is not running", "Start it: machine start " + record.name());
    }

    private static MachineException state(String message, String hint) {
        return new MachineException(StandardErrorCode.HOST_STATE, message, hint);
    }
}
