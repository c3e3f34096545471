package io.windlass.shell.console.internal;

import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandRunner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers every command to gogo, as long as it is there. */
@Component(
        immediate = true,
        service = {})
public final class GogoCommands {

    private final CommandRunner runner;
    private final BundleContext context;
    private final Map<String, ServiceRegistration<Function>> registrations = new ConcurrentHashMap<>();

    @Activate
    public GogoCommands(@Reference CommandRunner runner, BundleContext context) {
        this.runner = runner;
        this.context = context;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCommand(Command<?> command) {
        String name = command.declaration().name();
        if (GogoFunction.SHELL.equals(name)) {
            return;
        }
        Map<String, Object> properties =
                Map.of(CommandProcessor.COMMAND_SCOPE, GogoFunction.SCOPE, CommandProcessor.COMMAND_FUNCTION, name);
        registrations.put(
                name,
                context.registerService(
                        Function.class, new GogoFunction(runner, name), FrameworkUtil.asDictionary(properties)));
    }

    void removeCommand(Command<?> command) {
        ServiceRegistration<Function> registration =
                registrations.remove(command.declaration().name());
        if (registration != null) {
            registration.unregister();
        }
    }

    @Deactivate
    void stop() {
        registrations.values().forEach(ServiceRegistration::unregister);
        registrations.clear();
    }
}
