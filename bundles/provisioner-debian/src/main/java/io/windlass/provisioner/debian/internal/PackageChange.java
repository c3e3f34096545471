package io.windlass.provisioner.debian.internal;

import java.util.List;

/**
 * A package before and after an upgrade.
 *
 * @param held whether the host's owner holds it back
 */
record PackageChange(String name, String before, String after, boolean held) {

    /** Reads both versions with a blank between them. */
    static PackageChange parse(String name, String versions, String held) {
        List<String> words = List.of(versions.split(" "));
        return new PackageChange(name, words.getFirst(), words.getLast(), held.equals("yes"));
    }

    boolean changed() {
        return !before.equals(after);
    }

    String sentence() {
        if (changed()) {
            return "Upgraded " + name + " from " + before + " to " + after + ".";
        }
        return held
                ? name + " stays at " + before + ": the host holds this package back."
                : name + " " + before + " is the newest that the host's package sources offer.";
    }
}
