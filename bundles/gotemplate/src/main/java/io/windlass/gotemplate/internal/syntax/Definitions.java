package io.windlass.gotemplate.internal.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the parsers of one text share. */
final class Definitions {
    private final Set<String> functions;
    private final Map<String, Block> templates = new HashMap<>();
    private int depth;

    Definitions(Set<String> functions) {
        this.functions = functions;
    }

    boolean hasFunction(String name) {
        return functions.contains(name);
    }

    /** Keeps a template. A blank one never takes the place of another; false if neither is blank. */
    boolean add(String name, Block body) {
        Block known = templates.get(name);
        if (known == null || known.isBlank()) {
            templates.put(name, body);
            return true;
        }
        return body.isBlank();
    }

    Map<String, Block> templates() {
        return Map.copyOf(templates);
    }

    /** Goes into a block or a parenthesis, and tells how many are open now. */
    int enter() {
        return ++depth;
    }

    void leave() {
        depth--;
    }
}
