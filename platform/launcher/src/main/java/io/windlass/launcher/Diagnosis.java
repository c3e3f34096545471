package io.windlass.launcher;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Says what keeps the daemon from being ready: bundles that do not resolve or start, components that lack something. */
final class Diagnosis {

    private static final String COMPONENTS = "org.osgi.service.component.runtime.ServiceComponentRuntime";
    private static final int SATISFIED = 4;

    private Diagnosis() {}

    static List<String> of(BundleContext context) {
        List<String> findings = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() != Bundle.ACTIVE && bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                findings.add("bundle " + bundle.getSymbolicName() + ": " + reason(bundle));
            }
        }
        try {
            addComponents(context, findings);
        } catch (ReflectiveOperationException failure) {
            findings.add("components: unknown, " + failure);
        }
        return findings;
    }

    private static String reason(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return "started late";
        } catch (BundleException failure) {
            Throwable cause = failure.getCause();
            return failure.getMessage() + (cause == null ? "" : ": " + cause);
        }
    }

    /** By reflection: the runtime's classes are a bundle's, and the launcher's class path is not the place for them. */
    private static void addComponents(BundleContext context, List<String> findings)
            throws ReflectiveOperationException {
        ServiceReference<?> reference = context.getServiceReference(COMPONENTS);
        Object runtime = reference == null ? null : context.getService(reference);
        if (runtime == null) {
            findings.add("components: nobody runs them");
            return;
        }
        Class<?> api = runtime.getClass().getClassLoader().loadClass(COMPONENTS);
        Class<?> description =
                api.getClassLoader().loadClass("org.osgi.service.component.runtime.dto.ComponentDescriptionDTO");
        Object none = Array.newInstance(Bundle.class, 0);
        for (Object component : (Collection<?>)
                api.getMethod("getComponentDescriptionDTOs", Bundle[].class).invoke(runtime, none)) {
            for (Object configuration : (Collection<?>)
                    api.getMethod("getComponentConfigurationDTOs", description).invoke(runtime, component)) {
                if (((Number) field(configuration, "state")).intValue() < SATISFIED) {
                    findings.add("component " + field(component, "name") + missing(configuration));
                }
            }
        }
    }

    private static String missing(Object configuration) throws ReflectiveOperationException {
        StringBuilder text = new StringBuilder();
        Object references = field(configuration, "unsatisfiedReferences");
        for (int at = 0; at < Array.getLength(references); at++) {
            text.append(text.isEmpty() ? " lacks " : ", ").append(field(Array.get(references, at), "name"));
        }
        return text.isEmpty() ? " is not active" : text.toString();
    }

    private static Object field(Object holder, String name) throws ReflectiveOperationException {
        return holder.getClass().getField(name).get(holder);
    }
}
