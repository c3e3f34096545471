package io.windlass.deployer.internal;

import io.windlass.api.Installation;
import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.BundleUse;
import io.windlass.core.Fleet;
import io.windlass.deployer.BundleSource;
import io.windlass.deployer.BundleView;
import io.windlass.deployer.BundleView.Origin;
import io.windlass.deployer.Bundles;
import io.windlass.deployer.ChangeTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one change at a time, whoever asks for it. */
@Component(immediate = true, configurationPid = DeployerConfig.PID)
@Designate(ocd = DeployerConfig.class)
public final class BundlesComponent implements Bundles, DeploymentFolder.Actions {

    private static final Logger LOG = LoggerFactory.getLogger(BundlesComponent.class);

    /** When the daemon starts, everything starts at once. */
    private static final Duration RESTORED_WITHIN = Duration.ofSeconds(60);

    private final ReentrantLock change = new ReentrantLock(true);
    private final KeptBundles kept;
    private final Downloads downloads;
    private final Inspection inspection;
    private final Changes changes;
    private final BundleViews views;
    private final DeploymentFolder folder;
    private final Thread watch;
    private final Executor threads =
            task -> Thread.ofVirtual().name("bundle-change").start(task);
    private final ServiceRegistration<WeavingHook> guard;
    private volatile DeployerConfig config;

    /** The fleet comes and goes with the store. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Fleet fleet;

    /** Whoever has calls under way in bundles. */
    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile List<BundleUse> uses = List.of();

    /**
     * Starts what is installed, in the order of names.
     *
     * @param context the deployer's own
     * @param installation where bundles are kept
     * @param components tells whether components work
     * @param config what the operator set
     */
    @Activate
    public BundlesComponent(
            BundleContext context,
            @Reference Installation installation,
            @Reference ServiceComponentRuntime components,
            DeployerConfig config) {
        this.config = config;
        Path home = Path.of(context.getProperty("windlass.home"));
        Path trust = home.resolve("etc").resolve("trust");
        kept = new KeptBundles(installation.storage().resolve("daemon").resolve("bundles"));
        downloads = new Downloads(kept, ArchiveCheck.STANDARD.mostBytes());
        inspection = new Inspection(ArchiveCheck.STANDARD, trust);
        FrameworkBundles framework = new FrameworkBundles(context, new Arrival(context, components), kept.folder());
        BundleDescriptions descriptions = new BundleDescriptions();
        Replacement replacement = new Replacement(framework, () -> uses, this::startWithin);
        changes = new Changes(kept, framework, replacement, descriptions, new DriverNeeds(() -> fleet));
        views = new BundleViews(kept, framework, changes, descriptions, trust);
        guard = context.registerService(WeavingHook.class, new ExitGuard(framework::isInstalled), null);
        folder = new DeploymentFolder(home.resolve("deploy"), this);
        watch = Thread.ofPlatform().name("deployment-folder").daemon().unstarted(this::watch);
    }

    /** Once all references are there. */
    @Activate
    void start() {
        change.lock();
        try {
            changes.sweep();
            kept.all().forEach(this::restore);
        } finally {
            change.unlock();
        }
        watch.start();
    }

    @Modified
    void configure(DeployerConfig changed) {
        config = changed;
        folder.tryAgain();
    }

    @Deactivate
    void stop() {
        watch.interrupt();
        guard.unregister();
    }

    private void watch() {
        try {
            settle();
            while (!Thread.currentThread().isInterrupted()) {
                folder.look();
                Thread.sleep(Duration.ofMillis(config.poll_milliseconds()));
            }
        } catch (InterruptedException e) {
            LOG.debug("The deployment folder is watched no more");
        } catch (RuntimeException e) {
            LOG.error("The deployment folder is watched no more", e);
        }
    }

    private void settle() {
        change.lock();
        try {
            kept.all().stream()
                    .filter(bundle -> changes.failure(bundle.name()).isEmpty())
                    .forEach(bundle -> changes.settle(bundle, RESTORED_WITHIN));
        } finally {
            change.unlock();
        }
    }

    private Duration startWithin() {
        return Duration.ofSeconds(Math.max(1, config.start_seconds()));
    }

    private void restore(KeptBundle bundle) {
        try {
            changes.restore(inspect(bundle, bundle.current()));
        } catch (MachineException e) {
            changes.failed(bundle, e);
        }
    }

    /** An archive that is kept is checked again before it runs: trust may have been withdrawn, or the file changed. */
    private Candidate inspect(KeptBundle bundle, KeptBundle.Edition edition) {
        Path archive = kept.archive(bundle.name(), edition);
        Candidate candidate = inspection.inspect(archive, "Bundle " + bundle.name(), edition.unsigned());
        if (!candidate.digest().equals(edition.digest())) {
            throw Inspection.refused(
                    "Bundle " + bundle.name(), "its file " + archive + " was changed", new IOException());
        }
        return candidate;
    }

    @Override
    public List<BundleView> list() {
        return views.list();
    }

    @Override
    public BundleView get(String name) {
        return views.get(name);
    }

    @Override
    public BundleView install(BundleSource source, ChangeTerms terms, Progress progress) {
        return withFetched(source, terms, progress, candidate -> {
            changes.install(candidate, Origin.INSTALLED, source.toString(), terms, progress);
            return candidate.name();
        });
    }

    @Override
    public BundleView update(String name, Optional<BundleSource> source, ChangeTerms terms, Progress progress) {
        views.get(name);
        BundleSource from = source.or(() -> kept.find(name)
                        .map(bundle -> BundleSource.parse(bundle.current().source(), Path.of("/"))))
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.INVALID_ARGUMENT,
                        "Where a new version of " + name + " comes from is not known.",
                        "Say so: machine bundle update " + name + " FILE"));
        return withFetched(from, terms, progress, candidate -> {
            if (!candidate.name().equals(name)) {
                throw new MachineException(
                        StandardErrorCode.BUNDLE_REFUSED,
                        from + " is not a version of " + name + " but the bundle " + candidate.name() + ".",
                        "Install it beside the other: machine bundle install " + from);
            }
            requireNoFile(name);
            changes.update(candidate, Origin.INSTALLED, from.toString(), terms, progress);
            return name;
        });
    }

    /** What is done with an archive that was fetched and checked. */
    private interface Use {
        String with(Candidate candidate);
    }

    private BundleView withFetched(BundleSource source, ChangeTerms terms, Progress progress, Use use) {
        return unhurried(() -> {
            Path fetched = downloads.fetch(source, config.maven_repository(), progress);
            change.lock();
            try {
                return views.get(use.with(inspection.inspect(fetched, source.toString(), terms.allowUnsigned())));
            } finally {
                change.unlock();
                kept.discard(fetched);
            }
        });
    }

    /**
     * On a thread that nobody interrupts: a change that has begun must come to its end, whether or not somebody waits for
     * it.
     */
    private <T> T unhurried(Supplier<T> work) {
        CompletableFuture<T> done = CompletableFuture.supplyAsync(work, threads);
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException(
                    StandardErrorCode.OPERATION_CANCELLED,
                    "Nobody waits for the change of bundles any more; the daemon brings it to its end.",
                    "See: machine bundle list",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }

    @Override
    public BundleView rollback(String name, ChangeTerms terms, Progress progress) {
        return unhurried(() -> rollBack(name, terms, progress));
    }

    private BundleView rollBack(String name, ChangeTerms terms, Progress progress) {
        change.lock();
        try {
            requireNoFile(name);
            KeptBundle bundle = views.kept(name);
            if (bundle.previous().isEmpty() && views.isShipped(name)) {
                changes.remove(bundle, false, terms, progress);
            } else {
                KeptBundle.Edition previous = bundle.previous()
                        .orElseThrow(() -> new MachineException(
                                StandardErrorCode.PRECONDITION_FAILED,
                                "Bundle " + name + " has no version before this one.",
                                ""));
                changes.rollback(bundle, inspect(bundle, previous), terms, progress);
            }
            return views.get(name);
        } finally {
            change.unlock();
        }
    }

    @Override
    public void remove(String name, boolean force, ChangeTerms terms, Progress progress) {
        unhurried(() -> {
            change.lock();
            try {
                requireNoFile(name);
                changes.remove(views.kept(name), force, terms, progress);
                return name;
            } finally {
                change.unlock();
            }
        });
    }

    /** What the deployment folder says and what a command says must not contradict each other. */
    private void requireNoFile(String name) {
        Optional<String> file = kept.find(name)
                .filter(bundle -> bundle.origin() == Origin.DEPLOYED)
                .map(bundle -> bundle.current().source())
                .filter(source -> Files.exists(Path.of(source)));
        if (file.isPresent()) {
            throw new MachineException(
                    StandardErrorCode.BUNDLE_IN_USE,
                    "Bundle " + name + " is what lies in the deployment folder: " + file.get() + ".",
                    "Replace or delete that file.");
        }
    }

    @Override
    public void deploy(Path file, Progress progress) {
        ChangeTerms terms = new ChangeTerms(config.allow_unsigned(), Duration.ofSeconds(config.drain_seconds()));
        withFetched(new BundleSource.LocalFile(file), terms, progress, candidate -> {
            Optional<KeptBundle> before = kept.find(candidate.name());
            if (before.isPresent() && before.get().origin() != Origin.DEPLOYED) {
                throw new MachineException(
                        StandardErrorCode.BUNDLE_REFUSED,
                        "Bundle " + candidate.name() + " was installed by a command.",
                        "Update it: machine bundle update " + candidate.name() + " " + file);
            }
            changes.update(candidate, Origin.DEPLOYED, file.toString(), terms, progress);
            return candidate.name();
        });
    }

    @Override
    public List<KeptBundle> deployed() {
        return kept.all();
    }

    @Override
    public void withdraw(String name, Progress progress) {
        remove(name, false, new ChangeTerms(true, Duration.ofSeconds(config.drain_seconds())), progress);
    }
}
