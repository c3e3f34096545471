package io.windlass.itests.rig;

import java.nio.file.Path;

/** Everything in a store but the daemon's own files: names, modes, owners and contents. */
public record StoreTree(String listing) {
    private static final String LOOK = """
            find . -path ./daemon -prune -o -printf '%p %M %U %l\\n' | sort
            find . -path ./daemon -prune -o -type f -exec sha256sum {} + | sort
            """;

    public static StoreTree of(Path store) {
        return new StoreTree(Program.bash(LOOK).at(store).run().requireSuccess().output());
    }
}
