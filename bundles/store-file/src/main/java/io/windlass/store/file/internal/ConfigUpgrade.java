package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Brings what any docker-machine wrote to version 3 of the format, one version at a time. Nothing is written here, and what
 * no version knows stays as it is.
 */
final class ConfigUpgrade {

    /** The step at an index leads from the version of that number to the next. */
    private static final List<UnaryOperator<Fields>> STEPS =
            List.of(Version0::upgrade, Version1::upgrade, Version2::upgrade);

    private ConfigUpgrade() {}

    /**
     * Makes the present form.
     *
     * @param root what a file says; not changed
     * @return the same where the file has version 3 already
     */
    static Fields toCurrent(Fields root) {
        int version = root.number("ConfigVersion");
        requireKnown(root, version);
        Fields current = root;
        for (int from = version; from < STEPS.size(); from++) {
            ObjectNode copy = current.node().deepCopy();
            current = STEPS.get(from).apply(new Fields(root.file(), "", copy));
            copy.put("ConfigVersion", from + 1);
        }
        return StorePaths.absolute(current);
    }

    private static void requireKnown(Fields root, int version) {
        if (version > ConfigFile.VERSION) {
            throw Failures.damaged(
                    root.file(),
                    "is from the future: it has format version " + version + " and the newest known one is "
                            + ConfigFile.VERSION,
                    "Use the program that wrote it, or a newer Windlass.");
        }
        if (version < 0) {
            throw root.wrong("ConfigVersion", "is " + version + ", which no docker-machine ever wrote");
        }
    }
}
