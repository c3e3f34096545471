package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.deployer.BundleSource;
import io.windlass.deployer.BundleView;
import io.windlass.deployer.BundleView.Origin;
import io.windlass.deployer.Bundles;
import io.windlass.deployer.ChangeTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Bundles in memory; writes down what is asked of them. */
final class FakeBundles implements Bundles {

    final List<String> asked = new ArrayList<>();

    private static final BundleView LIBRARY = view("a.library", Origin.SHIPPED, Optional.empty());
    private static final BundleView CLOUD = view("my.cloud", Origin.INSTALLED, Optional.of("CN=me"), "cloud");
    private static final BundleView RUDE = new BundleView(
            "rude",
            "2.0.0",
            Origin.DEPLOYED,
            false,
            Optional.empty(),
            new TreeSet<>(),
            Optional.of("1.0.0"),
            "/deploy/rude.jar",
            Optional.of(new Failure("BUNDLE_FAILED", "It does not work.", "Mend it.")));

    private static BundleView view(String name, Origin origin, Optional<String> signer, String... drivers) {
        return new BundleView(
                name,
                "1.0.0",
                origin,
                true,
                signer,
                new TreeSet<>(List.of(drivers)),
                Optional.empty(),
                "/from/" + name,
                Optional.empty());
    }

    @Override
    public List<BundleView> list() {
        return List.of(LIBRARY, CLOUD, RUDE);
    }

    @Override
    public BundleView get(String name) {
        return list().stream()
                .filter(bundle -> bundle.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MachineException(
                        StandardErrorCode.BUNDLE_NOT_FOUND, "Bundle \"" + name + "\" is not installed.", ""));
    }

    @Override
    public BundleView install(BundleSource source, ChangeTerms terms, Progress progress) {
        asked.add("install " + source + " " + terms);
        progress.line("Starting...");
        return CLOUD;
    }

    @Override
    public BundleView update(String name, Optional<BundleSource> source, ChangeTerms terms, Progress progress) {
        asked.add("update " + name + " " + source.map(Object::toString).orElse("-") + " " + terms);
        return get(name);
    }

    @Override
    public BundleView rollback(String name, ChangeTerms terms, Progress progress) {
        asked.add("rollback " + name + " " + terms);
        return get(name);
    }

    @Override
    public void remove(String name, boolean force, ChangeTerms terms, Progress progress) {
        asked.add("remove " + name + " " + force + " " + terms);
    }
}
