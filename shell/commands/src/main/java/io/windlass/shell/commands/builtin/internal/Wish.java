package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.OptionSchema;
import io.windlass.core.NewHost;
import io.windlass.shell.commands.Dialect;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Label;
import java.util.HashMap;
import java.util.Map;

/** What a {@code create} line asks for, whatever the names. */
record Wish(
        String driver,
        CreateOptions options,
        Map<String, Object> driverOptions,
        Map<String, String> labels,
        boolean keepOnFailure) {

    Wish(Invocation<CreateOptions> invocation) {
        this(
                driver(invocation),
                invocation.options(),
                withoutOurs(invocation.values()),
                Label.parse(invocation.options().labels()),
                // docker-machine leaves what it began, and scripts go on with it: they provision again, or remove it.
                invocation.options().keepOnFailure() || invocation.call().dialect() == Dialect.DOCKER_MACHINE);
    }

    private static String driver(Invocation<CreateOptions> invocation) {
        boolean named = invocation.values().containsKey("driver");
        return named
                ? invocation.options().driver()
                : new CreateWords(invocation.call().arguments()).driver(invocation.call());
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
                driver,
                driverOptions,
                options.engine(),
                options.tlsSans(),
                labels,
                options.selfHealing(),
                keepOnFailure);
    }

    /** Shows no option, since some are secret. */
    @Override
    public String toString() {
        return "Wish[" + driver + "]";
    }
}
