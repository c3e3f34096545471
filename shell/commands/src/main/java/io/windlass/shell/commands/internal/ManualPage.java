package io.windlass.shell.commands.internal;

import io.windlass.api.option.Option;
import io.windlass.api.option.OptionDeclaration;
import io.windlass.shell.commands.Access;
import io.windlass.shell.commands.CommandDeclaration;
import io.windlass.shell.commands.Operands;
import io.windlass.shell.commands.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is declared about a command, in the layout of a manual's page.
 *
 * @param program the name of the program as it was called
 * @param command the command
 * @param options its options
 */
record ManualPage(String program, CommandDeclaration<?> command, List<OptionDeclaration> options) {

    private static final String INDENT = "       ";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        section(lines, "NAME", List.of(program + " " + command.name() + " - " + command.summary()));
        section(lines, "SYNOPSIS", List.of(synopsis()));
        if (!command.operands().description().isEmpty()) {
            section(lines, "ARGUMENTS", List.of(command.operands().description()));
        }
        if (!options.isEmpty()) {
            section(lines, "OPTIONS", described());
        }
        section(lines, "ACCESS", access());
        section(lines, "EXIT STATUS", exitStatus());
        lines.removeLast();
        return lines;
    }

    private static void section(List<String> lines, String heading, List<String> text) {
        lines.add(heading);
        text.forEach(line -> lines.add(line.isEmpty() ? line : INDENT + line));
        lines.add("");
    }

    private String synopsis() {
        return program + " " + command.name() + (options.isEmpty() ? "" : " [OPTIONS]")
                + switch (command.operands()) {
                    case NONE, IGNORED -> "";
                    case MACHINE, OPTIONAL_MACHINE, MACHINE_OR_RANGE -> " [NAME]";
                    case MACHINES -> " [NAME...]";
                    case NAMES -> " NAME...";
                    case NEW_NAME -> " NAME";
                    case MACHINE_AND_WORDS -> " [NAME] [COMMAND...]";
                    case PATHS -> " FROM TO";
                    case PATH_AND_FOLDER -> " NAME:PATH [FOLDER]";
                    case STORE_AND_NAMES -> " DIR [NAME...]";
                    case KIND_NAME_AND_FOLDER -> " driver NAME DIR";
                    case COMMAND -> " COMMAND [ARG...]";
                    case ACTION -> " ACTION [ARG...]";
                    case WORDS -> " [ARG...]";
                };
    }

    private List<String> described() {
        List<String> lines = new ArrayList<>();
        options.forEach(option -> lines.addAll(described(option)));
        lines.removeLast();
        return lines;
    }

    private static List<String> described(OptionDeclaration declaration) {
        Option option = declaration.option();
        List<String> lines = new ArrayList<>();
        String value = switch (declaration.type()) {
            case SWITCH -> "";
            case TEXT, LIST -> " VALUE";
            case NUMBER -> " NUMBER";
        };
        lines.add("--" + option.name() + (option.letter().isEmpty() ? "" : ", -" + option.letter()) + value);
        lines.add("    " + option.help() + ".");
        note(lines, !option.value().isEmpty(), "Default: " + option.value());
        note(lines, !option.env().isEmpty(), "Environment: " + option.env());
        note(lines, declaration.type() == OptionDeclaration.Type.LIST, "May be given several times");
        note(lines, option.secret(), "Never shown, logged or kept in a history");
        lines.add("");
        return lines;
    }

    private static void note(List<String> lines, boolean applies, String text) {
        if (applies) {
            lines.add("    " + text + ".");
        }
    }

    private List<String> access() {
        Access access = command.access();
        List<String> lines = new ArrayList<>();
        lines.add(access.least()
                .map(role -> "For the role " + role.word() + " and those above it.")
                .orElse("For nobody: it does not declare a role."));
        Map<String, Role> further = new TreeMap<>(access.further());
        further.forEach((option, role) -> lines.add("With " + (command.operands() == Operands.ACTION ? "" : "--")
                + option + " it changes something, for the role " + role.word() + " and those above it."));
        if (access.changes()) {
            lines.add("It leaves a line in the audit log.");
        }
        if (access.callersComputer()) {
            lines.add("It uses files or programs of the caller's computer, and is not for the remote console.");
        }
        return lines;
    }

    private List<String> exitStatus() {
        List<String> lines = new ArrayList<>(List.of("0    It was done.", "1    It failed."));
        if (command.operating()) {
            lines.add("3    Something that is needed before is missing.");
            lines.add("4    Some machines succeeded and some failed.");
        }
        lines.add("130  It was interrupted.");
        return lines;
    }
}
