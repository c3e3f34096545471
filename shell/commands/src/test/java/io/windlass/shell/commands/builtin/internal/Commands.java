package io.windlass.shell.commands.builtin.internal;

import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.FakeFleet;
import io.windlass.shell.commands.internal.Hosts;
import java.time.InstantSource;
import java.util.List;

/** All commands, before a fleet in memory. */
final class Commands {

    private Commands() {}

    static Console console() {
        return console(new FakeExchange());
    }

    static Console console(FakeExchange exchange) {
        Console console = new Console();
        all(console.fleet, exchange).forEach(console::with);
        return console;
    }

    static List<Command<?>> all(FakeFleet fleet, FakeExchange exchange) {
        return List.of(
                new ActiveCommand(fleet),
                new CancelCommand(fleet),
                new CompleteCommand(),
                new ConfigCommand(fleet),
                new CreateCommand(fleet),
                new EnvCommand(fleet),
                new EventsCommand(fleet),
                new ExportCommand(exchange),
                new HelpCommand(),
                new ImportCommand(exchange, fleet),
                new InspectCommand(fleet),
                new IpCommand(fleet),
                new KillCommand(fleet),
                new LsCommand(fleet, InstantSource.fixed(Hosts.NOW)),
                new OrphansCommand(fleet),
                new ProvisionCommand(fleet),
                new RegenerateCertsCommand(fleet),
                new RestartCommand(fleet),
                new RmCommand(fleet),
                new SshCommand(fleet),
                new StartCommand(fleet),
                new StatusCommand(fleet),
                new StopCommand(fleet),
                new UpdateCommand(fleet),
                new UpgradeCommand(fleet),
                new UrlCommand(fleet),
                new VersionCommand(fleet));
    }
}
