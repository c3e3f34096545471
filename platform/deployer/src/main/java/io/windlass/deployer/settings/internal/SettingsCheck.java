package io.windlass.deployer.settings.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what an operator has set against what the bundle declares. A value that does not fit is told in the log and does
 * not count: the one before it holds, or the default.
 */
final class SettingsCheck implements ConfigurationPlugin {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsCheck.class);
    private static final String FILE = "felix.fileinstall.filename";
    private static final int SHOWN = 60;

    private final Function<String, Optional<SortedMap<String, Setting>>> declared;
    private final Map<String, Map<String, String>> holding = new ConcurrentHashMap<>();
    private final Map<String, List<String>> told = new ConcurrentHashMap<>();

    /**
     * Makes it.
     *
     * @param declared finds what can be set under a PID, if any bundle says so
     */
    SettingsCheck(Function<String, Optional<SortedMap<String, Setting>>> declared) {
        this.declared = declared;
    }

    /** Called by Configuration Admin each time somebody asks for a configuration. */
    @Override
    public void modifyConfiguration(@Nullable ServiceReference<?> reference, Dictionary<String, Object> properties) {
        String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        List<String> names = Collections.list(properties.keys()).stream()
                .filter(name -> !name.startsWith("service.") && !name.startsWith("felix."))
                .sorted()
                .toList();
        if (names.isEmpty() && !told.containsKey(pid)) {
            // The usual case, and at every start: nothing is set. Nothing has to be read for it.
            holding.remove(pid);
            return;
        }
        // Of several configurations of one kind, each has a PID of its own.
        Object kind = properties.get(ConfigurationAdmin.SERVICE_FACTORYPID);
        declared.apply(kind == null ? pid : kind.toString())
                .ifPresent(settings -> tell(pid, check(pid, settings, names, properties)));
    }

    private List<String> check(
            String pid,
            SortedMap<String, Setting> settings,
            List<String> names,
            Dictionary<String, Object> properties) {
        String place = place(pid, properties);
        Map<String, String> fitting = new HashMap<>();
        List<String> objections = new ArrayList<>();
        for (String name : names) {
            Setting setting = settings.get(name);
            if (setting == null) {
                objections.add(place + ": there is no setting \"" + name + "\". There are "
                        + String.join(", ", settings.keySet()) + ".");
            } else if (properties.get(name) instanceof String value) {
                Optional<String> expected = setting.objection(value.strip());
                String holds = expected.isEmpty() ? value.strip() : held(pid, name);
                expected.ifPresent(text -> objections.add(
                        place + ": " + name + "=" + shown(value) + " does not count, it is not " + text + ". "
                                + (holds.isEmpty() ? "The default, " + setting.usual() + "," : holds)
                                + " holds until that is mended."));
                if (holds.isEmpty() && expected.isPresent()) {
                    properties.remove(name);
                } else {
                    properties.put(name, holds);
                    fitting.put(name, holds);
                }
            }
        }
        holding.put(pid, fitting);
        return objections;
    }

    private String held(String pid, String name) {
        return holding.getOrDefault(pid, Map.of()).getOrDefault(name, "");
    }

    /** Several components may ask for one configuration; each objection is told once. */
    private void tell(String pid, List<String> objections) {
        List<String> before = objections.isEmpty() ? told.remove(pid) : told.put(pid, objections);
        objections.stream()
                .filter(objection -> before == null || !before.contains(objection))
                .forEach(LOG::error);
        if (objections.isEmpty() && before != null) {
            LOG.info("The settings of {} fit again", pid);
        }
    }

    private static String place(String pid, Dictionary<String, Object> properties) {
        return properties.get(FILE) instanceof String file
                ? "etc/" + file.substring(file.lastIndexOf('/') + 1)
                : "The configuration " + pid;
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
