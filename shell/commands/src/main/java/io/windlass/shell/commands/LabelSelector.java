package io.windlass.shell.commands;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.HostView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Chooses hosts by the labels in their settings.
 *
 * @param wanted what a host must have, all of it; nothing chooses every host
 */
public record LabelSelector(List<Label> wanted) {

    /** Copies what could be changed from outside. */
    public LabelSelector {
        wanted = List.copyOf(wanted);
    }

    /**
     * Reads a selector.
     *
     * @param texts what the user wrote, {@code name=value[,name=value]} each
     * @return chooses the hosts that match all of them
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT}
     */
    public static LabelSelector parse(List<String> texts) {
        return new LabelSelector(texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(Label::parse)
                .toList());
    }

    /**
     * Says whether a host is chosen.
     *
     * @param host the host
     * @return false for a host whose file is damaged, unless every host is chosen
     */
    public boolean matches(HostView host) {
        Map<String, String> labels =
                host.record().map(record -> record.settings().labels()).orElse(Map.of());
        return wanted.stream().allMatch(label -> label.value().equals(labels.get(label.name())));
    }
}
