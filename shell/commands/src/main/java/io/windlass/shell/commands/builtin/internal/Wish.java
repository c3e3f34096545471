package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.OptionSchema;
import io.windlass.core.NewHost;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Label;
import java.util.HashMap;
import java.util.Map;

/** What a {@code create} line asks for, whatever the names. */
record Wish(CreateOptions options, Map<String, Object> driverOptions, Map<String, String> labels) {

    Wish(Invocation<CreateOptions> invocation) {
        this(
                invocation.options(),
                withoutOurs(invocation.values()),
                Label.parse(invocation.options().labels()));
    }

    private static Map<String, Object> withoutOurs(Map<String, Object> values) {
        Map<String, Object> left = new HashMap<>(values);
        OptionSchema.of(CreateOptions.class)
                .declarations()
                .forEach(ours -> left.remove(ours.option().name()));
        return left;
    }

    NewHost of(String name) {
        return new NewHost(
                name,
                options.driver(),
                driverOptions,
                options.engine(),
                options.tlsSans(),
                labels,
                options.selfHealing(),
                options.keepOnFailure());
    }

    /** Shows no option, since some are secret. */
    @Override
    public String toString() {
        return "Wish[" + options.driver() + "]";
    }
}
