package io.windlass.gotemplate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Data of types that JSON does not have, for templates that were written against structs of a Go program. */
public sealed interface GoValue {

    /**
     * A struct. All its fields are exported, and it has no methods.
     *
     * @param type its type as Go prints it, such as {@code commands.HostListItem}
     * @param fields its fields in their order, with their values as in {@link Template#execute}
     */
    record Struct(String type, SequencedMap<String, @Nullable Object> fields) implements GoValue {
        public Struct {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * A pointer to a struct.
     *
     * @param type the type of the struct, without the asterisk
     * @param target what it points to; null is Go's nil
     */
    record Pointer(String type, @Nullable Struct target) implements GoValue {}

    /**
     * A number of a type that prints as a word, such as a state or a duration.
     *
     * @param type its type as Go prints it, such as {@code time.Duration}
     * @param value the number, which {@code printf "%d"}, comparisons and {@code if} see
     * @param text what its method {@code String} returns
     */
    record Named(String type, long value, String text) implements GoValue {}

    /**
     * A {@code []string}.
     *
     * @param elements the strings; null is Go's nil slice
     */
    record Strings(@Nullable List<String> elements) implements GoValue {
        public Strings {
            elements = elements == null ? null : List.copyOf(elements);
        }
    }

    /**
     * A {@code map[string]string}.
     *
     * @param entries the strings under their keys
     */
    record StringMap(Map<String, String> entries) implements GoValue {
        public StringMap {
            entries = Map.copyOf(entries);
        }
    }
}
