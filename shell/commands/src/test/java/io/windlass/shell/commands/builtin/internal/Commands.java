package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.Installation;
import io.windlass.gotemplate.internal.GoTemplates;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.internal.Console;
import io.windlass.shell.commands.internal.FakeFleet;
import io.windlass.shell.commands.internal.Hosts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** All commands, before a fleet in memory. */
final class Commands {

    static final Path SDK = Path.of("/opt/windlass & co/sdk");

    private Commands() {}

    /** An installation of which only the place matters. */
    record StoreAt(Path storage) implements Installation {
        @Override
        public String id() {
            return "an installation";
        }
    }

    static Console console() {
        Console console = new Console();
        all(console.fleet).forEach(console::with);
        return console;
    }

    static List<Command<?>> all(FakeFleet fleet) {
        SshConfigFile configuration = new SshConfigFile(fleet, new StoreAt(Path.of("/store")));
        return List.of(
                new ActiveCommand(fleet),
                new BundleCommand(new FakeBundles()),
                new CancelCommand(fleet),
                new CompleteCommand(),
                new ConfigCommand(fleet),
                new CreateCommand(fleet),
                new EnvCommand(fleet),
                new EventsCommand(fleet),
                new ExportCommand(fleet),
                new HelpCommand(),
                new ImportCommand(fleet),
                new InspectCommand(fleet, new GoTemplates()),
                new IpCommand(fleet),
                new KillCommand(fleet),
                new LogCommand(fleet, new StoreAt(Path.of("/store"))),
                new LsCommand(fleet, new GoTemplates(), InstantSource.fixed(Hosts.NOW)),
                new ManCommand(),
                new MountCommand(fleet, configuration),
                new OrphansCommand(fleet),
                new ProvisionCommand(fleet),
                new RegenerateCertsCommand(fleet),
                new RestartCommand(fleet),
                new RmCommand(fleet),
                new ScaffoldCommand(fleet, SDK),
                new ScpCommand(fleet, configuration),
                new SshCommand(fleet),
                new StartCommand(fleet),
                new StatusCommand(fleet),
                new StopCommand(fleet),
                new UpdateCommand(fleet),
                new UpgradeCommand(fleet),
                new UrlCommand(fleet),
                new VersionCommand(fleet),
                new WatchCommand());
    }
}
