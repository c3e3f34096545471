package io.windlass.shell.commands.builtin.internal;

import io.windlass.core.HostView;
import io.windlass.shell.commands.LabelSelector;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which machines {@code ls} shows: of the same key any must match, of different keys all. */
record HostFilter(Map<String, List<String>> wanted, LabelSelector selector) {

    private static final String STATE = "state";

    static HostFilter parse(List<String> filters, LabelSelector selector) {
        Map<String, List<String>> wanted = filters.stream()
                .collect(Collectors.groupingBy(
                        HostFilter::key,
                        Collectors.mapping(text -> text.substring(text.indexOf('=') + 1), Collectors.toList())));
        HostFilter filter = new HostFilter(wanted, selector);
        filter.wanted().getOrDefault("name", List.of()).forEach(HostFilter::pattern);
        return filter;
    }

    boolean needsState() {
        return wanted.containsKey(STATE);
    }

    /** Checks all but the state, for which a host may have to be asked. */
    boolean matchesKnown(HostView host) {
        return matches("name", text -> pattern(text).matcher(host.name()).find())
                && matches("driver", host.driverName()::equalsIgnoreCase)
                && selector.matches(host)
                && matches("label", text -> hasLabel(host, text))
                // No machine is part of a classic Swarm.
                && matches("swarm", _ -> false);
    }

    boolean matchesState(String state) {
        return matches(STATE, state::equalsIgnoreCase);
    }

    private boolean matches(String key, Predicate<String> one) {
        List<String> values = wanted.getOrDefault(key, List.of());
        return values.isEmpty() || values.stream().anyMatch(one);
    }

    /** A label of the machine or of its engine. The label's name exactly, its value in any case; a name alone asks for the label with any value. */
    private static boolean hasLabel(HostView host, String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        return host.record().stream()
                .map(record -> record.settings())
                .flatMap(settings -> Stream.concat(
                        settings.labels().entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()),
                        settings.engine().labels().stream()))
                .filter(label -> label.equals(name) || label.startsWith(name + "="))
                .anyMatch(label -> equals < 0
                        || label.substring(Math.min(label.length(), name.length() + 1))
                                .equalsIgnoreCase(text.substring(equals + 1)));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw Errors.invalid("The filter name=" + text + " is no regular expression: " + e.getDescription(), "");
        }
    }

    private static String key(String filter) {
        int equals = filter.indexOf('=');
        if (equals < 0) {
            throw Errors.invalid(
                    "Unsupported filter syntax", "Write KEY=VALUE, with KEY one of name, driver, state, label, swarm.");
        }
        String key = filter.substring(0, equals).toLowerCase(Locale.ROOT);
        return switch (key) {
            case "name", "driver", STATE, "label", "swarm" -> key;
            default ->
                throw Errors.invalid(
                        "Unsupported filter key '" + filter.substring(0, equals) + "'",
                        "Filter by name, driver, state, label or swarm.");
        };
    }
}
