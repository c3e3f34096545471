package io.windlass.shell.commands.builtin.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.option.Option;
import io.windlass.core.Fleet;
import io.windlass.gotemplate.Functions;
import io.windlass.gotemplate.Template;
import io.windlass.gotemplate.Templates;
import io.windlass.shell.commands.Command;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Invocation;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Output;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows all that is kept about a machine. */
@Component
public final class InspectCommand implements Command<InspectCommand.Options> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Fleet fleet;
    private final Formats formats;

    /**
     * The options.
     *
     * @param format a template; empty for all of it as JSON
     */
    public record Options(
            @Option(name = "format", letter = "f", help = "Format the output using the given go template.")
            String format) {}

    @Activate
    public InspectCommand(@Reference Fleet fleet, @Reference Templates templates) {
        this.fleet = fleet;
        this.formats = new Formats(templates);
    }

    @Override
    public CommandDeclaration<Options> declaration() {
        return CommandDeclaration.of("inspect", "Inspect information about a machine", Operands.MACHINE, Options.class);
    }

    @Override
    public Output run(Invocation<Options> invocation) {
        String format = invocation.options().format();
        if (format.isEmpty()) {
            return new Output.Json(fleet.inspect(invocation.machine()));
        }
        Template template = formats.parse(format, Functions.JSON, "template parsing error: ");
        return new Output.Lines(formats.apply(template, decoded(fleet.inspect(invocation.machine()))));
    }

    private static Object decoded(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new MachineException(
                    StandardErrorCode.INTERNAL_ERROR, "The answer is not JSON: " + e.getOriginalMessage(), "", e);
        }
    }
}
