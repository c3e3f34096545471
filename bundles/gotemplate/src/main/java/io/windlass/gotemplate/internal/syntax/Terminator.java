package io.windlass.gotemplate.internal.syntax;

/** What ends a block. */
record Terminator(int at, boolean isElse) implements Item {
    @Override
    public String toString() {
        return isElse ? "{{else}}" : "{{end}}";
    }
}
