package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.shell.commands.CommandCall;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with bundles. */
enum BundleAction {
    INSTALL("SOURCE", 1, 1),
    LIST("", 0, 0),
    INFO("NAME", 1, 1),
    UPDATE("NAME [SOURCE]", 1, 2),
    ROLLBACK("NAME", 1, 1),
    REMOVE("NAME", 1, 1);

    private final String usage;
    private final int least;
    private final int most;

    BundleAction(String usage, int least, int most) {
        this.usage = usage;
        this.least = least;
        this.most = most;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean changes() {
        return switch (this) {
            case LIST, INFO -> false;
            case INSTALL, UPDATE, ROLLBACK, REMOVE -> true;
        };
    }

    boolean takesName() {
        return usage.startsWith("NAME");
    }

    static Optional<BundleAction> parse(String word) {
        return Stream.of(values()).filter(action -> action.word().equals(word)).findFirst();
    }

    static BundleAction of(List<String> operands, CommandCall call) {
        BundleAction action =
                operands.stream().findFirst().flatMap(BundleAction::parse).orElseThrow(() -> misused(call));
        int words = operands.size() - 1;
        if (words < action.least || words > action.most) {
            throw misused(call);
        }
        return action;
    }

    private static MachineException misused(CommandCall call) {
        List<String> usages = Stream.of(values())
                .map(action -> call.program() + " bundle " + action.word() + " " + action.usage)
                .map(String::strip)
                .toList();
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT,
                "Error: Expected one of\n  " + String.join("\n  ", usages),
                "SOURCE is a file, an https address, or GROUP:ARTIFACT:VERSION of a Maven repository.");
    }
}
