package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.bytes.Buffer;
import io.windlass.gotemplate.internal.bytes.Rune;
import io.windlass.gotemplate.internal.bytes.Work;
import io.windlass.gotemplate.internal.print.FloatText;
import io.windlass.gotemplate.internal.value.Dict;
import io.windlass.gotemplate.internal.value.Slice;
import io.windlass.gotemplate.internal.value.Value;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Writes values as Go's encoding/json does. */
final class Json {
    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double LARGEST_PLAIN = 1e21;

    private final Buffer out;

    /** What one level is indented by; empty for all on one line. */
    private final String indent;

    private int depth;

    private Json(Work work, String indent) {
        this.out = new Buffer(work);
        this.indent = indent;
    }

    static String compact(Work work, Value value) {
        return new Json(work, "").text(value);
    }

    static String indented(Work work, Value value) {
        return new Json(work, "    ").text(value);
    }

    /** There is no JSON for a complex number; docker-machine's functions then return nothing. */
    private String text(Value value) {
        if (value instanceof Value.Complex) {
            return "";
        }
        write(value);
        return out.toString();
    }

    private void write(Value value) {
        switch (value) {
            case Value.None none -> out.append("null");
            case Value.Any any -> write(any.held());
            case Value.Bool bool -> out.append(String.valueOf(bool.value()));
            case Value.Int integer -> out.append(String.valueOf(integer.value()));
            case Value.Octet octet -> out.append(String.valueOf(octet.value()));
            case Value.Real number -> out.append(number(number.value()));
            case Value.Complex complex -> throw new IllegalStateException("data hold no complex numbers");
            case Value.Text text -> string(text.bytes());
            case Slice slice -> {
                if (slice.isNil()) {
                    out.append("null");
                } else {
                    Iterator<Integer> indexes =
                            IntStream.range(0, slice.length()).iterator();
                    list("[", indexes, index -> write(slice.at(index)), "]");
                }
            }
            case Dict dict -> list("{", dict.keys().iterator(), key -> entry(key, dict.at(key)), "}");
            case Value.Struct struct ->
                list("{", struct.fields().iterator(), field -> entry(field.name(), field.value()), "}");
            case Value.Pointer pointer -> {
                Value target = pointer.struct();
                write(target == null ? Value.None.NONE : target);
            }
        }
    }

    private void entry(String key, Value value) {
        string(key);
        out.append(indent.isEmpty() ? ":" : ": ");
        write(value);
    }

    private <T> void list(String start, Iterator<T> elements, Consumer<T> write, String end) {
        out.append(start);
        if (elements.hasNext()) {
            out.work().enter();
            depth++;
            newline();
            write.accept(elements.next());
            while (elements.hasNext()) {
                out.append(",");
                newline();
                write.accept(elements.next());
            }
            depth--;
            newline();
            out.work().leave();
        }
        out.append(end);
    }

    private void newline() {
        if (!indent.isEmpty()) {
            out.append("\n").append(indent.repeat(depth));
        }
    }

    private static String number(double number) {
        double size = Math.abs(number);
        boolean plain = size == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN);
        return plain
                ? FloatText.of(number, 'f', -1)
                : FloatText.of(number, 'e', -1).replaceFirst("e-0(\\d)$", "e-$1");
    }

    private void string(String bytes) {
        out.append("\"");
        for (int at = 0; at < bytes.length(); ) {
            Rune rune = Rune.at(bytes, at);
            String plain = bytes.substring(at, at + rune.width());
            out.append(
                    switch (rune.point()) {
                        case '"', '\\' -> "\\" + plain;
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        case '<', '>', '&', 0x2028, 0x2029 -> unicode(rune.point());
                        default -> rune.point() < ' ' || rune.isInvalid() ? unicode(rune.point()) : plain;
                    });
            at += rune.width();
        }
        out.append("\"");
    }

    private static String unicode(int point) {
        return "\\u" + String.format("%04x", point);
    }
}
