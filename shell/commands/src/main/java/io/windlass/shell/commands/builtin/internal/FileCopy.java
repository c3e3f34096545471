package io.windlass.shell.commands.builtin.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line that copies something.
 *
 * @param source from where
 * @param target to where
 * @param options how
 */
record FileCopy(Location source, Location target, ScpCommand.Options options) {

    void requireProgram(LocalPrograms programs) {
        if (!options.delta()) {
            programs.require("scp", "scp feature", "Install OpenSSH's client; its package is called openssh-client.");
            return;
        }
        programs.require("rsync", "--delta option", "Install rsync, here and on the machine, or leave out --delta.");
        if (machines().size() > 1) {
            throw Errors.invalid(
                    "rsync cannot copy from one machine to another.", "Leave out --delta, or copy by way of here.");
        }
    }

    /** Returns the names of the machines that take part, each once. */
    List<String> machines() {
        return Stream.of(source, target)
                .<String>flatMap(location -> switch (location) {
                    case Location.Here _ -> Stream.of();
                    case Location.OnMachine machine -> Stream.of(machine.machine());
                })
                .distinct()
                .toList();
    }

    /** @param configuration knows the machines by their names */
    List<String> arguments(Path configuration) {
        List<String> words = new ArrayList<>(options.delta() ? rsync(configuration) : scp(configuration));
        if (options.recursive()) {
            words.add("-r");
        }
        words.addAll(List.of("--", source.operand(), target.operand()));
        return words;
    }

    private List<String> scp(Path configuration) {
        List<String> words = new ArrayList<>(List.of("scp", "-F", configuration.toString()));
        // Two machines need not know each other: what is copied goes by way of here.
        words.add("-3");
        if (options.quiet()) {
            words.add("-q");
        }
        return words;
    }

    private List<String> rsync(Path configuration) {
        return List.of("rsync", options.quiet() ? "--quiet" : "--progress", "-e", "ssh -F " + quoted(configuration));
    }

    /** rsync splits this at spaces; between quotes it knows no escape but the same quote twice. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
