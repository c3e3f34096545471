package io.windlass.gotemplate.internal.value;

import io.windlass.gotemplate.GoValue;
import io.windlass.gotemplate.internal.bytes.Bytes;
import io.windlass.gotemplate.internal.value.Value.None;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes values of what the caller gives. */
public final class Import {
    private Import() {}

    /** The value at the top or in a field; in lists and maps see {@link Content}. */
    public static Value of(@Nullable Object data) {
        return switch (data) {
            case null -> None.NONE;
            case String text -> new Value.Text(Bytes.of(text));
            case Boolean bool -> new Value.Bool(bool);
            case Integer number -> Value.Int.of(number);
            case Long number -> new Value.Int("int64", number, null);
            case Number number -> new Value.Real(number.doubleValue());
            case List<?> list -> Slice.of(Content.ANYTHING, list);
            case Map<?, ?> map -> new Dict(Content.ANYTHING, map);
            case GoValue value -> of(value);
            default -> throw new IllegalArgumentException("a template cannot use a " + data.getClass());
        };
    }

    private static Value of(GoValue data) {
        return switch (data) {
            case GoValue.Struct struct -> struct(struct);
            case GoValue.Pointer(String type, GoValue.Struct target) ->
                new Value.Pointer(Bytes.of(type), target == null ? null : struct(target));
            case GoValue.Named(String type, long value, String text) ->
                new Value.Int(Bytes.of(type), value, Bytes.of(text));
            case GoValue.Strings(List<String> elements) -> Slice.of(Content.STRING, elements);
            case GoValue.StringMap(Map<String, String> entries) -> new Dict(Content.STRING, entries);
        };
    }

    private static Value.Struct struct(GoValue.Struct struct) {
        return new Value.Struct(
                Bytes.of(struct.type()),
                struct.fields().entrySet().stream()
                        .map(field -> new Value.Struct.Field(Bytes.of(field.getKey()), field(field.getValue())))
                        .toList());
    }

    /** A field that holds null is taken for one of type {@code interface {}}. */
    private static Value field(@Nullable Object data) {
        return data == null ? Content.ANYTHING.zero() : of(data);
    }
}
