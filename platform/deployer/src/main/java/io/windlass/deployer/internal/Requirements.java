package io.windlass.deployer.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** What a bundle needs and nobody has, in words: the framework's own words name filters. */
final class Requirements {

    private static final Pattern NAME = Pattern.compile("\\([a-z.]+=([^()]+)\\)");
    private static final Pattern FROM = Pattern.compile("\\(version>=([^()]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^()]+)\\)\\)");

    private Requirements() {}

    /** Returns whole clauses, none if everything is there. */
    static List<String> missing(BundleContext context, Bundle bundle) {
        List<String> missing = new ArrayList<>();
        for (BundleRequirement requirement : revision(bundle).getDeclaredRequirements(null)) {
            if (isNeeded(requirement)
                    && capabilities(context, requirement.getNamespace()).noneMatch(requirement::matches)) {
                missing.add(describe(context, requirement));
            }
        }
        return missing;
    }

    private static boolean isNeeded(BundleRequirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        boolean optional = Constants.RESOLUTION_OPTIONAL.equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                || "dynamic".equals(directives.get(Constants.RESOLUTION_DIRECTIVE));
        String effective = directives.getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE);
        return !optional && effective.equals(Constants.EFFECTIVE_RESOLVE);
    }

    private static Stream<BundleCapability> capabilities(BundleContext context, String namespace) {
        return Stream.of(context.getBundles())
                .map(Requirements::revision)
                .filter(Objects::nonNull)
                .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream());
    }

    private static BundleRevision revision(Bundle bundle) {
        return bundle.adapt(BundleRevision.class);
    }

    private static String describe(BundleContext context, BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        String name = found(NAME, filter);
        String range = range(filter);
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> {
                TreeSet<String> there = new TreeSet<>();
                capabilities(context, PackageNamespace.PACKAGE_NAMESPACE)
                        .filter(has -> name.equals(has.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                        .forEach(has -> there.add(String.valueOf(
                                has.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE))));
                yield there.isEmpty()
                        ? "the package " + name + range + ", which no bundle exports"
                        : "the package " + name + range + ", and this daemon has " + String.join(" and ", there);
            }
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
                "Java" + range + ", and this daemon runs on Java "
                        + Runtime.version().feature();
            default -> requirement.getNamespace() + " " + filter + ", which no bundle provides";
        };
    }

    private static String range(String filter) {
        String from = found(FROM, filter.replaceAll("\\(!\\(version>=[^()]+\\)\\)", ""));
        String below = found(BELOW, filter);
        if (from.isEmpty()) {
            return "";
        }
        return below.isEmpty() ? " " + from + " or later" : " from " + from + " to below " + below;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
