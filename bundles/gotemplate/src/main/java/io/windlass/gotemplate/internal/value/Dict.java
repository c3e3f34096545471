package io.windlass.gotemplate.internal.value;

import io.windlass.gotemplate.internal.bytes.Bytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map from strings. Its elements become values when they are asked for. */
public final class Dict implements Value {
    private final Content content;
    private final Map<?, ?> entries;

    Dict(Content content, Map<?, ?> entries) {
        this.content = content;
        this.entries = entries;
    }

    @Override
    public String type() {
        return "map[string]" + content.type();
    }

    public int length() {
        return entries.size();
    }

    /** The keys in Go's order, that of their bytes. */
    public List<String> keys() {
        return entries.keySet().stream()
                .map(key -> Bytes.of((String) key))
                .sorted()
                .toList();
    }

    /** The element under a key, or null. */
    public @Nullable Value get(String key) {
        String name = Bytes.text(key);
        return entries.containsKey(name) ? content.element(entries.get(name)) : null;
    }

    /** What {@code index} finds: under a key that is not there, the zero value. */
    public Value at(String key) {
        Value value = get(key);
        return value == null ? content.zero() : value;
    }
}
