package io.windlass.deployer.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bundles in the framework say they provide. */
final class BundleDescriptions {

    private static final Logger LOG = LoggerFactory.getLogger(BundleDescriptions.class);

    Declarations of(Bundle bundle) {
        try {
            return Declarations.of(bundle.getHeaders("").get(Declarations.HEADER), name -> {
                URL entry = bundle.getEntry(name);
                return entry == null ? null : entry.openStream();
            });
        } catch (IOException e) {
            LOG.warn("What {} provides cannot be read", bundle, e);
            return new Declarations(new TreeSet<>(), new TreeSet<>());
        }
    }

    /** No two bundles have drivers of one name: it would be chance whose hosts they are. */
    void requireUnclaimed(Candidate candidate, List<Bundle> bundles) {
        for (String driver : candidate.declarations().drivers()) {
            Optional<Bundle> owner = bundles.stream()
                    .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                    .filter(bundle -> !candidate.name().equals(bundle.getSymbolicName()))
                    .filter(bundle -> of(bundle).drivers().contains(driver))
                    .findFirst();
            if (owner.isPresent()) {
                throw new MachineException(
                        StandardErrorCode.BUNDLE_REFUSED,
                        "Bundle " + candidate.name() + " claims the driver name \"" + driver + "\", which is "
                                + owner.get().getSymbolicName() + "'s.",
                        "Remove that one first, or give the driver another name.");
            }
        }
    }
}
