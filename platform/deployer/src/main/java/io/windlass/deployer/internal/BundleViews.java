package io.windlass.deployer.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.deployer.BundleView;
import io.windlass.deployer.BundleView.Origin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told about bundles. */
final class BundleViews {

    private static final Logger LOG = LoggerFactory.getLogger(BundleViews.class);

    private final KeptBundles kept;
    private final FrameworkBundles framework;
    private final Changes changes;
    private final BundleDescriptions descriptions;
    private final Path trust;

    BundleViews(
            KeptBundles kept,
            FrameworkBundles framework,
            Changes changes,
            BundleDescriptions descriptions,
            Path trust) {
        this.kept = kept;
        this.framework = framework;
        this.changes = changes;
        this.descriptions = descriptions;
        this.trust = trust;
    }

    List<BundleView> list() {
        SortedSet<String> names = new TreeSet<>();
        framework.all().forEach(bundle -> names.add(String.valueOf(bundle.getSymbolicName())));
        kept.all().forEach(bundle -> names.add(bundle.name()));
        TrustStore trusted = TrustStore.in(trust);
        return names.stream().map(name -> view(name, trusted, false)).toList();
    }

    BundleView get(String name) {
        if (kept.find(name).isEmpty() && framework.shipped(name).isEmpty()) {
            throw notFound(name);
        }
        return view(name, TrustStore.in(trust), true);
    }

    boolean isShipped(String name) {
        return framework.shipped(name).isPresent();
    }

    /** What a command may take away. */
    KeptBundle kept(String name) {
        return kept.find(name)
                .orElseThrow(() -> isShipped(name)
                        ? new MachineException(
                                StandardErrorCode.BUNDLE_IN_USE,
                                "Bundle " + name + " belongs to the distribution and was never replaced.",
                                "")
                        : notFound(name));
    }

    private static MachineException notFound(String name) {
        return new MachineException(
                StandardErrorCode.BUNDLE_NOT_FOUND,
                "Bundle \"" + name + "\" is not installed.",
                "See: machine bundle list");
    }

    private BundleView view(String name, TrustStore trusted, boolean thorough) {
        Optional<Bundle> running = changes.running(name);
        Optional<KeptBundle> installed = kept.find(name);
        Optional<Bundle> shipped = framework.shipped(name);
        Optional<Path> archive = installed
                .map(bundle -> kept.archive(name, bundle.current()))
                .or(() -> shipped.filter(_ -> thorough).map(BundleViews::file));
        return new BundleView(
                name,
                installed
                        .map(bundle -> bundle.current().version())
                        .or(() -> shipped.map(bundle -> bundle.getVersion().toString()))
                        .orElse(""),
                installed.map(KeptBundle::origin).orElse(Origin.SHIPPED),
                running.isPresent(),
                archive.flatMap(file -> signer(file, trusted)),
                running.map(descriptions::of).map(Declarations::drivers).orElseGet(TreeSet::new),
                installed.flatMap(bundle -> bundle.previous()
                        .map(KeptBundle.Edition::version)
                        .or(() -> shipped.map(own -> own.getVersion().toString()))),
                installed.map(bundle -> bundle.current().source()).orElse("the distribution"),
                changes.failure(name).map(e -> new Failure(e.code().name(), e.text(), e.hint())));
    }

    private static Path file(Bundle bundle) {
        return Path.of(URI.create(bundle.getLocation().replaceFirst("^reference:", "")));
    }

    private static Optional<String> signer(Path archive, TrustStore trusted) {
        try {
            return Signature.of(archive, ArchiveCheck.STANDARD.check(archive)).trusted(trusted);
        } catch (IOException e) {
            LOG.warn("The signature of {} cannot be verified", archive, e);
            return Optional.empty();
        }
    }
}
