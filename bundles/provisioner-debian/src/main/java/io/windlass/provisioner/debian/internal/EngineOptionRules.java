package io.windlass.provisioner.debian.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses engine options that could not arrive at the engine as they were meant. */
final class EngineOptionRules {

    private static final Pattern INSTALL_URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://\\S+");
    private static final Pattern FLAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(=.*)?");
    private static final Pattern LABEL = Pattern.compile("[^=]+=.*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

    private EngineOptionRules() {}

    static void check(EngineOptions engine) {
        requirePrintable("storage driver", List.of(engine.storageDriver()));
        requirePrintable("insecure registry", engine.insecureRegistries());
        requirePrintable("registry mirror", engine.registryMirrors());
        requireForm("label", engine.labels(), LABEL, "key=value");
        requireForm("flag", engine.flags(), FLAG, "name or name=value, without leading dashes");
        requireForm("environment variable", engine.environment(), VARIABLE, "NAME=value");
        if (!engine.installUrl().equals(EngineOptions.DISTRIBUTION)) {
            requireForm(
                    "install URL",
                    List.of(engine.installUrl()),
                    INSTALL_URL,
                    "a URL or the word \"" + EngineOptions.DISTRIBUTION + "\"");
        }
    }

    private static void requireForm(String kind, List<String> values, Pattern form, String expected) {
        requirePrintable(kind, values);
        for (String value : values) {
            if (!form.matcher(value).matches()) {
                throw invalid("The engine's " + kind + " \"" + nameOf(value) + "\" is malformed.", "Write " + expected);
            }
        }
    }

    /** A unit file cannot hold them all, and one line more in it could be anything. */
    private static void requirePrintable(String kind, List<String> values) {
        for (String value : values) {
            if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
                throw invalid(
                        "The engine's " + kind + " \"" + nameOf(value).replaceAll("\\p{Cntrl}.*", "...")
                                + "\" contains a line break or another control character.",
                        "Remove it");
            }
        }
    }

    /** What stands behind the equals sign may be a secret. */
    private static String nameOf(String value) {
        return EngineFlags.name(value);
    }

    private static MachineException invalid(String message, String remedy) {
        return new MachineException(StandardErrorCode.INVALID_ARGUMENT, message, remedy + ".");
    }
}
