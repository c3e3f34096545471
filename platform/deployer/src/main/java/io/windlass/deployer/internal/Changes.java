package io.windlass.deployer.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.HostView;
import io.windlass.deployer.BundleView.Origin;
import io.windlass.deployer.ChangeTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The changes themselves, of archives that were checked. Whoever calls sees to it that there is one at a time. */
final class Changes {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final KeptBundles kept;
    private final FrameworkBundles framework;
    private final Replacement replacement;
    private final BundleDescriptions descriptions;
    private final DriverNeeds needs;
    private final Map<String, MachineException> failures = new ConcurrentHashMap<>();

    Changes(
            KeptBundles kept,
            FrameworkBundles framework,
            Replacement replacement,
            BundleDescriptions descriptions,
            DriverNeeds needs) {
        this.kept = kept;
        this.framework = framework;
        this.replacement = replacement;
        this.descriptions = descriptions;
        this.needs = needs;
    }

    Optional<MachineException> failure(String name) {
        return Optional.ofNullable(failures.get(name));
    }

    /** Which of a name's bundles works now. */
    Optional<Bundle> running(String name) {
        return framework.all().stream()
                .filter(bundle -> name.equals(bundle.getSymbolicName()) && bundle.getState() == Bundle.ACTIVE)
                .reduce((first, second) -> second);
    }

    void install(Candidate candidate, Origin origin, String source, ChangeTerms terms, Progress progress) {
        if (kept.find(candidate.name()).isPresent()
                || framework.shipped(candidate.name()).isPresent()) {
            throw new MachineException(
                    StandardErrorCode.BUNDLE_REFUSED,
                    "Bundle " + candidate.name() + " is installed already.",
                    "Replace it: machine bundle update " + candidate.name() + " " + source);
        }
        KeptBundle.Edition edition = edition(candidate, source);
        replace(candidate, new KeptBundle(candidate.name(), origin, edition, Optional.empty()), terms, progress);
    }

    void update(Candidate candidate, Origin origin, String source, ChangeTerms terms, Progress progress) {
        KeptBundle.Edition edition = edition(candidate, source);
        Optional<KeptBundle> before = kept.find(candidate.name());
        if (before.isPresent()
                && before.get().current().digest().equals(edition.digest())
                && failure(candidate.name()).isEmpty()) {
            progress.line("Bundle " + candidate.name() + " is this very archive already.");
            return;
        }
        requireReplaceable(candidate);
        requireSameDrivers(candidate);
        KeptBundle after = before.map(found -> found.updated(edition, origin))
                .orElseGet(() -> new KeptBundle(candidate.name(), origin, edition, Optional.empty()));
        replace(candidate, after, terms, progress);
    }

    private static KeptBundle.Edition edition(Candidate candidate, String source) {
        return new KeptBundle.Edition(
                candidate.digest(),
                candidate.version().toString(),
                source,
                candidate.signer().isEmpty());
    }

    /** What others are wired to can only be replaced together with them, and that is the distribution's business. */
    private void requireReplaceable(Candidate candidate) {
        boolean platform = framework.shipped(candidate.name()).isPresent() && candidate.manner() == Manner.IN_TURN;
        if (platform) {
            throw new MachineException(
                    StandardErrorCode.BUNDLE_REFUSED,
                    "Bundle " + candidate.name() + " belongs to the platform.",
                    "Update the distribution.");
        }
    }

    private void requireSameDrivers(Candidate candidate) {
        SortedSet<String> lost = new TreeSet<>();
        running(candidate.name())
                .ifPresent(old -> lost.addAll(descriptions.of(old).drivers()));
        lost.removeAll(candidate.declarations().drivers());
        needs.requireNone(candidate.name(), lost);
    }

    private void replace(Candidate candidate, KeptBundle after, ChangeTerms terms, Progress progress) {
        descriptions.requireUnclaimed(candidate, framework.all());
        if (candidate.signer().isEmpty()) {
            progress.line("Bundle " + candidate.name() + " is not signed by anybody trusted.");
        }
        Path archive = kept.take(candidate);
        try {
            replacement.replace(
                    running(candidate.name()),
                    () -> framework.install(archive),
                    candidate.manner(),
                    terms.patience(),
                    progress);
        } catch (RuntimeException e) {
            kept.clean(candidate.name());
            throw e;
        }
        kept.save(after);
        failures.remove(after.name());
        LOG.info(
                "Bundle {} is {} now, from {}",
                after.name(),
                after.current().version(),
                after.current().source());
    }

    /** Puts the kept archive of the version before in place; it was checked again. */
    void rollback(KeptBundle now, Candidate previous, ChangeTerms terms, Progress progress) {
        requireSameDrivers(previous);
        descriptions.requireUnclaimed(previous, framework.all());
        KeptBundle.Edition edition = now.previous().orElseThrow();
        replacement.replace(
                running(now.name()),
                () -> framework.install(previous.file()),
                previous.manner(),
                terms.patience(),
                progress);
        kept.save(now.updated(edition, now.origin()));
        failures.remove(now.name());
    }

    void remove(KeptBundle now, boolean force, ChangeTerms terms, Progress progress) {
        Optional<Bundle> shipped = framework.shipped(now.name());
        Optional<Bundle> running = running(now.name()).filter(framework::isInstalled);
        SortedSet<String> drivers = new TreeSet<>();
        running.ifPresent(bundle -> drivers.addAll(descriptions.of(bundle).drivers()));
        if (shipped.isEmpty() && !drivers.isEmpty()) {
            if (force) {
                tellLosses(drivers, progress);
            } else {
                needs.requireNone(now.name(), drivers);
            }
        }
        if (shipped.isPresent()) {
            Bundle own = shipped.get();
            Manner manner = Manner.of(descriptions.of(own));
            replacement.replace(running, () -> own, manner, terms.patience(), progress);
        } else {
            running.ifPresent(bundle -> replacement.end(bundle, terms.patience(), progress));
        }
        kept.remove(now.name());
        framework.all().stream()
                .filter(bundle -> now.name().equals(bundle.getSymbolicName()) && framework.isInstalled(bundle))
                .forEach(framework::uninstall);
        failures.remove(now.name());
        LOG.info("Bundle {} is removed", now.name());
    }

    private void tellLosses(SortedSet<String> drivers, Progress progress) {
        List<HostView> hosts = needs.hosts(drivers);
        if (!hosts.isEmpty()) {
            progress.line("These hosts lose their driver: "
                    + String.join(", ", hosts.stream().map(HostView::name).toList()));
        }
    }

    /** Starts what is kept when the daemon starts; much of what it needs is yet to come. */
    void restore(Candidate candidate) {
        framework.shipped(candidate.name()).ifPresent(framework::stop);
        framework.start(framework.install(candidate.file()));
    }

    /** Whether what was restored works, once everything has started. Otherwise the daemon's own version does. */
    void settle(KeptBundle restored, Duration patience) {
        Path archive = kept.archive(restored.name(), restored.current());
        Optional<Bundle> running = running(restored.name())
                .filter(bundle -> framework.at(archive).filter(bundle::equals).isPresent());
        try {
            running.ifPresent(bundle -> framework.await(bundle, patience));
        } catch (MachineException e) {
            running.ifPresent(framework::uninstall);
            failed(restored, e);
        }
    }

    void failed(KeptBundle bundle, MachineException failure) {
        LOG.error("Bundle {} does not work: {} {}", bundle.name(), failure.text(), failure.hint());
        failures.put(bundle.name(), failure);
        framework.shipped(bundle.name()).ifPresent(framework::start);
    }

    /** Bundles of an earlier life of the daemon that are not to run any more. */
    void sweep() {
        List<Bundle> wanted = kept.all().stream()
                .flatMap(bundle -> framework.at(kept.archive(bundle.name(), bundle.current())).stream())
                .toList();
        framework.all().stream()
                .filter(bundle -> framework.isInstalled(bundle) && !wanted.contains(bundle))
                .forEach(framework::uninstall);
    }
}
