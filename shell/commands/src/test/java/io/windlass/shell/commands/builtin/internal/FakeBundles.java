package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.Progress;
import io.windlass.deployer.BundleSource;
import io.windlass.deployer.BundleView;
import io.windlass.deployer.Bundles;
import io.windlass.deployer.ChangeTerms;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One bundle that a user installed. It becomes whatever it is told to. */
final class FakeBundles implements Bundles {

    private static final BundleView SAMPLE = new BundleView(
            "org.example.driver",
            "1.2.0",
            BundleView.Origin.INSTALLED,
            true,
            Optional.of("somebody"),
            new TreeSet<>(List.of("sample")),
            Optional.empty(),
            "/tmp/sample.jar",
            Optional.empty());

    @Override
    public List<BundleView> list() {
        return List.of(SAMPLE);
    }

    @Override
    public BundleView get(String name) {
        return SAMPLE;
    }

    @Override
    public BundleView install(BundleSource source, ChangeTerms terms, Progress progress) {
        return SAMPLE;
    }

    @Override
    public BundleView update(String name, Optional<BundleSource> source, ChangeTerms terms, Progress progress) {
        return SAMPLE;
    }

    @Override
    public BundleView rollback(String name, ChangeTerms terms, Progress progress) {
        return SAMPLE;
    }

    @Override
    public void remove(String name, boolean force, ChangeTerms terms, Progress progress) {
        progress.line("Removing " + name);
    }
}
