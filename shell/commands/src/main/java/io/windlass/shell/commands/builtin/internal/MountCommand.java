package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Mounts a folder of a machine with the caller's own sshfs. */
@Component
public final class MountCommand implements Command<MountCommand.Options> {

    private static final String FUSERMOUNT = "fusermount";
    private static final String FUSERMOUNT_3 = "fusermount3";

    private final Fleet fleet;
    private final SshConfigFile configuration;

    /**
     * The options.
     *
     * @param unmount the other way round
     */
    public record Options(
            @Option(name = "unmount", letter = "u", help = "Unmount instead of mount")
            boolean unmount) {}

    @Activate
    public MountCommand(@Reference Fleet fleet, @Reference SshConfigFile configuration) {
        this.fleet = fleet;
        this.configuration = configuration;
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of(
                "mount",
                "Mount or unmount a directory from a machine with SSHFS.",
                Operands.PATH_AND_FOLDER,
                Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        List<String> words = invocation.operands();
        if (words.isEmpty() || words.size() > 2) {
            return Errors.improper("mount");
        }
        Location location = Location.parse(words.getFirst());
        String folder = words.size() == 2 ? words.getLast() : pathOf(location);
        if (folder.isEmpty()) {
            throw Errors.invalid("Where to mount is not said.", "Name a folder: mount NAME:/path FOLDER.");
        }
        String target = new Location.Here(folder).operand();
        return ExitStatus.of(invocation.call())
                .ofLocal(
                        invocation.options().unmount()
                                ? unmount(invocation, target)
                                : mount(invocation, location, target));
    }

    /** The machine need not run any more, nor exist. */
    private static List<String> unmount(Invocation<Options> invocation, String folder) {
        LocalPrograms programs = new LocalPrograms(invocation.call());
        if (!programs.has(FUSERMOUNT_3)) {
            programs.require(FUSERMOUNT, "unmount option", "Install FUSE; its package is called fuse3.");
        }
        return List.of(programs.has(FUSERMOUNT) ? FUSERMOUNT : FUSERMOUNT_3, "-u", folder);
    }

    private List<String> mount(Invocation<Options> invocation, Location location, String folder) {
        new LocalPrograms(invocation.call()).require("sshfs", "mount feature", "Install sshfs.");
        return switch (location) {
            case Location.Here _ ->
                throw Errors.invalid("What to mount is not on a machine.", "Name one: mount NAME:/path FOLDER.");
            case Location.OnMachine source -> {
                new SshMachines(fleet, "Cannot mount").open(invocation, source.machine());
                yield List.of("sshfs", "-F", configuration.current().toString(), source.operand(), folder);
            }
        };
    }

    private static String pathOf(Location location) {
        return switch (location) {
            case Location.Here(String path) -> path;
            case Location.OnMachine machine -> machine.path();
        };
    }
}
