package io.windlass.shell.commands.internal;

import io.windlass.api.option.Option;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.api.option.OptionSchema;
import io.windlass.shell.commands.CommandDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes help from the declarations, in docker-machine's layout. */
final class HelpText {

    private final String program;
    private final String version;

    HelpText(String program, String version) {
        this.program = program;
        this.version = version;
    }

    List<String> overview(Collection<? extends CommandDeclaration<?>> commands) {
        List<String> lines = new ArrayList<>(List.of(
                "Usage: " + program + " [OPTIONS] COMMAND [arg...]",
                "",
                "Make hosts with a Docker Engine, and keep them.",
                "",
                "Version: " + version,
                "",
                "Options:"));
        List<List<String>> options = new ArrayList<>();
        OptionSchema.of(GlobalOptions.class).declarations().forEach(option -> options.add(row("  ", option)));
        options.add(List.of("  --help, -h", "Show help"));
        lines.addAll(Columns.tabbed(options));
        lines.add("  ");
        lines.add("Commands:");
        lines.addAll(Columns.tabbed(commands.stream()
                .filter(CommandDeclaration::shown)
                .map(command -> List.of("  " + command.name(), command.summary()))
                .toList()));
        lines.add("  ");
        lines.add("Run '" + program + " COMMAND --help' for more information on a command.");
        return lines;
    }

    List<String> command(CommandDeclaration<?> command, List<OptionDeclaration> options) {
        List<String> lines = new ArrayList<>();
        lines.add("Usage: " + program + " " + command.name() + (options.isEmpty() ? "" : " [OPTIONS]") + " [arg...]");
        lines.add("");
        lines.add(command.summary());
        String description = command.operands().description();
        if (!description.isEmpty()) {
            lines.addAll(List.of("", "Description:", "   " + description));
        }
        if (!options.isEmpty()) {
            lines.addAll(List.of("", "Options:", "   "));
            lines.addAll(Columns.tabbed(
                    options.stream().map(option -> row("   ", option)).toList()));
        }
        return lines;
    }

    private static List<String> row(String indent, OptionDeclaration declaration) {
        Option option = declaration.option();
        String environment = option.env().isEmpty() ? "" : " [$" + option.env() + "]";
        return List.of(indent + usage(declaration), option.help() + environment);
    }

    private static String usage(OptionDeclaration declaration) {
        Option option = declaration.option();
        String name = "--" + option.name();
        String names = option.letter().isEmpty() ? name : name + ", -" + option.letter();
        return switch (declaration.type()) {
            case SWITCH -> names;
            case LIST -> names + " [" + name + " option " + name + " option]";
            case TEXT -> names + (option.value().isEmpty() ? " " : " \"" + option.value() + "\"");
            case NUMBER -> names + " \"" + declaration.defaultValue() + "\"";
        };
    }
}
