package io.windlass.shell.commands.builtin.internal;

import io.windlass.deployer.BundleView;
import io.windlass.shell.commands.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How bundles are shown. */
final class BundleReport {

    private static final List<String> COLUMNS =
            List.of("NAME", "VERSION", "STATE", "ORIGIN", "SIGNED", "DRIVERS", "PREVIOUS", "ERRORS");

    private BundleReport() {}

    /** Without the libraries, and what nobody would install: those that have a driver, and those that were installed. */
    static Output table(List<BundleView> bundles, boolean all) {
        return new Output.Table(
                COLUMNS,
                bundles.stream()
                        .filter(bundle -> all
                                || bundle.origin() != BundleView.Origin.SHIPPED
                                || !bundle.drivers().isEmpty())
                        .map(BundleReport::row)
                        .toList());
    }

    private static List<String> row(BundleView bundle) {
        return List.of(
                bundle.name(),
                bundle.version(),
                state(bundle),
                origin(bundle),
                isShipped(bundle) ? "-" : bundle.signer().isPresent() ? "yes" : "UNSIGNED",
                String.join(",", bundle.drivers()),
                bundle.previous().orElse("-"),
                bundle.failure().map(failure -> failure.message()).orElse(""));
    }

    private static boolean isShipped(BundleView bundle) {
        return bundle.origin() == BundleView.Origin.SHIPPED;
    }

    private static String state(BundleView bundle) {
        return bundle.active() ? "Active" : "Failed";
    }

    private static String origin(BundleView bundle) {
        return bundle.origin().name().toLowerCase(Locale.ROOT);
    }

    static Output details(BundleView bundle) {
        List<String> lines = new ArrayList<>(List.of(
                "Name:      " + bundle.name(),
                "Version:   " + bundle.version(),
                "State:     " + state(bundle),
                "Origin:    " + origin(bundle),
                "Source:    " + bundle.source(),
                "Signed by: " + bundle.signer().orElse("nobody trusted"),
                "Drivers:   " + (bundle.drivers().isEmpty() ? "-" : String.join(", ", bundle.drivers())),
                "Previous:  " + bundle.previous().orElse("-")));
        bundle.failure().ifPresent(failure -> lines.add("Error:     " + failure.message() + " " + failure.hint()));
        return new Output.Lines(lines);
    }
}
