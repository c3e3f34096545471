package io.windlass.shell.commands.builtin.internal;

import io.windlass.core.Fleet;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.NoOptions;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import io.windlass.shell.commands.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the project with which an author begins. */
@Component
public final class ScaffoldCommand implements Command<NoOptions> {

    private final Fleet fleet;
    private final Path sdk;

    /**
     * Called by Declarative Services.
     *
     * @param fleet knows which drivers there are
     * @param context knows where the distribution is
     */
    @Activate
    public ScaffoldCommand(@Reference Fleet fleet, BundleContext context) {
        this(fleet, Path.of(context.getProperty("windlass.home")).resolve("sdk"));
    }

    ScaffoldCommand(Fleet fleet, Path sdk) {
        this.fleet = fleet;
        this.sdk = sdk;
    }

    @Override
    public CommandDeclaration<NoOptions> declaration() {
        return CommandDeclaration.of(
                        "scaffold", "Write the project of a new driver", Operands.KIND_NAME_AND_FOLDER, NoOptions.class)
                .with(Access.toChange(Role.ADMIN).atCallersComputer());
    }

    @Override
    public Output run(Invocation<NoOptions> invocation) {
        List<String> words = invocation.operands();
        if (words.size() != 3 || !words.getFirst().equals("driver")) {
            return Errors.improper("scaffold");
        }
        DriverProject project = new DriverProject(DriverProject.requireName(words.get(1), fleet.drivers()), sdk);
        NewFolder folder = NewFolder.of(invocation.call(), words.get(2));
        List<String> lines = new ArrayList<>();
        folder.write(project.files()).forEach(file -> lines.add("Wrote " + file));
        lines.add("Build it there, and hold it to the contract, with: mvn verify");
        return new Output.Lines(lines);
    }
}
