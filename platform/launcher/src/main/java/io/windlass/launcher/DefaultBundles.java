package io.windlass.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * The bundles that the distribution comes with.
 *
 * @param jars in a fixed order, so that every start is the same
 */
record DefaultBundles(List<Path> jars) {

    static DefaultBundles in(Path folder) throws LaunchException {
        try (Stream<Path> files = Files.list(folder)) {
            return new DefaultBundles(files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList());
        } catch (IOException failure) {
            throw new LaunchException("cannot list the bundles in " + folder, failure);
        }
    }

    /** Changes when a bundle comes, goes, moves or is replaced. */
    String stamp() throws LaunchException {
        StringBuilder stamp = new StringBuilder();
        try {
            for (Path jar : jars) {
                BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
                stamp.append(jar).append(' ').append(attributes.size()).append(' ');
                stamp.append(attributes.lastModifiedTime().toMillis()).append('\n');
            }
        } catch (IOException failure) {
            throw new LaunchException("cannot read a bundle: " + failure.getMessage(), failure);
        }
        return stamp.toString();
    }

    /**
     * Installs all, then starts all. A bundle that cannot start is logged and left: whether the daemon can do without it
     * shows by its being ready or not.
     *
     * @return whether all have started
     */
    boolean start(BundleContext context) throws LaunchException {
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars) {
            try {
                // By reference: the framework reads the jar where it is instead of copying it.
                installed.add(context.installBundle("reference:" + jar.toUri()));
            } catch (BundleException failure) {
                throw new LaunchException("cannot install " + jar + ": " + failure.getMessage(), failure);
            }
        }
        boolean complete = true;
        for (Bundle bundle : installed) {
            try {
                if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                    bundle.start();
                }
            } catch (BundleException failure) {
                complete = false;
                Logger.getLogger("io.windlass.launcher").log(Level.SEVERE, "cannot start " + bundle, failure);
            }
        }
        return complete;
    }
}
