package io.windlass.gotemplate.internal.print;

import io.windlass.gotemplate.internal.bytes.Buffer;
import io.windlass.gotemplate.internal.bytes.Rune;
import io.windlass.gotemplate.internal.value.Dict;
import io.windlass.gotemplate.internal.value.Slice;
import io.windlass.gotemplate.internal.value.Value;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Prints values with one directive. */
final class Printer {
    private static final String NIL = "<nil>";

    /** Where everything lies: Go prints addresses, which mean nothing here. */
    private static final long ADDRESS = 0xc000010000L;

    private final Buffer out;
    private final Spec spec;

    /** Within a complaint nothing prints as its own text, so that the number is seen. */
    private final boolean complaining;

    Printer(Buffer out, Spec spec) {
        this(out, spec, false);
    }

    private Printer(Buffer out, Spec spec, boolean complaining) {
        this.out = out;
        this.spec = spec;
        this.complaining = complaining;
    }

    /** Prints an argument. */
    void print(Value value, int verb) {
        if (value == Value.None.NONE) {
            if (verb == 'v' || verb == 'T') {
                Padding.write(out, spec, NIL);
            } else {
                complain(value, verb);
            }
            return;
        }
        switch (verb) {
            case 'T' -> TextFormat.plain(out, spec, value.type());
            case 'p' -> address(value, verb);
            case 'w' -> complain(value, verb);
            default -> print(value, verb, 0);
        }
    }

    private void print(Value value, int verb, int depth) {
        switch (value) {
            case Value.None none -> out.append(NIL);
            case Value.Any any -> held(any, verb, depth);
            case Value.Bool bool -> bool(bool, verb);
            case Value.Int integer -> integer(integer, verb);
            case Value.Octet octet -> required(IntegerFormat.print(out, spec, octet.value(), false, verb), octet, verb);
            case Value.Real number -> required(FloatFormat.print(out, spec, number.value(), verb), number, verb);
            case Value.Complex complex ->
                required(FloatFormat.print(out, spec, complex.real(), complex.imaginary(), verb), complex, verb);
            case Value.Text text -> required(TextFormat.print(out, spec, text.bytes(), verb), text, verb);
            case Slice slice -> slice(slice, verb, depth);
            case Dict dict -> dict(dict, verb, depth);
            case Value.Struct struct -> struct(struct, verb, depth);
            case Value.Pointer pointer -> pointer(pointer, verb, depth);
        }
    }

    private void required(boolean printed, Value value, int verb) {
        if (!printed) {
            complain(value, verb);
        }
    }

    /** {@code %!d(string=hi)}. */
    private void complain(Value value, int verb) {
        out.append("%!").append(Rune.encode(verb)).append("(");
        if (value == Value.None.NONE) {
            out.append(NIL);
        } else {
            out.append(value.type()).append("=");
            new Printer(out, spec, true).print(value, 'v', 0);
        }
        out.append(")");
    }

    private void held(Value.Any any, int verb, int depth) {
        if (!any.isNil()) {
            print(any.held(), verb, depth + 1);
        } else {
            out.append(spec.syntax() ? any.type() + "(nil)" : NIL);
        }
    }

    private void bool(Value.Bool bool, int verb) {
        if (verb == 't' || verb == 'v') {
            Padding.write(out, spec, String.valueOf(bool.value()));
        } else {
            complain(bool, verb);
        }
    }

    private void integer(Value.Int integer, int verb) {
        String text = integer.text();
        if (text != null && !complaining && !spec.syntax() && "vsxXq".indexOf(verb) >= 0) {
            TextFormat.print(out, spec, text, verb);
        } else {
            required(IntegerFormat.print(out, spec, integer.value(), true, verb), integer, verb);
        }
    }

    private void slice(Slice slice, int verb, int depth) {
        if (spec.syntax() && slice.isNil()) {
            out.append(slice.type()).append("(nil)");
            return;
        }
        Iterator<Integer> indexes = IntStream.range(0, slice.length()).iterator();
        list(spec.syntax() ? slice.type() + "{" : "[", indexes, index -> print(slice.at(index), verb, depth + 1));
        out.append(spec.syntax() ? "}" : "]");
    }

    private void dict(Dict dict, int verb, int depth) {
        list(spec.syntax() ? dict.type() + "{" : "map[", dict.keys().iterator(), key -> {
            print(new Value.Text(key), verb, depth + 1);
            out.append(":");
            print(dict.at(key), verb, depth + 1);
        });
        out.append(spec.syntax() ? "}" : "]");
    }

    private void struct(Value.Struct struct, int verb, int depth) {
        list(spec.syntax() ? struct.type() + "{" : "{", struct.fields().iterator(), field -> {
            if (spec.syntax() || spec.fields()) {
                out.append(field.name()).append(":");
            }
            print(field.value(), verb, depth + 1);
        });
        out.append("}");
    }

    private <T> void list(String start, Iterator<T> elements, Consumer<T> print) {
        out.append(start);
        out.work().enter();
        boolean first = true;
        while (elements.hasNext()) {
            if (!first) {
                out.append(spec.syntax() ? ", " : " ");
            }
            first = false;
            print.accept(elements.next());
        }
        out.work().leave();
    }

    private void pointer(Value.Pointer pointer, int verb, int depth) {
        Value.Struct struct = pointer.struct();
        if (depth == 0 && struct != null) {
            out.append("&");
            print(struct, verb, depth + 1);
        } else {
            address(pointer, verb);
        }
    }

    private void address(Value value, int verb) {
        long address = value.isNil() ? 0 : ADDRESS;
        switch (value) {
            case Value.Pointer pointer -> address(pointer, address, verb);
            case Slice slice -> address(slice, address, verb);
            case Dict dict -> address(dict, address, verb);
            default -> complain(value, verb);
        }
    }

    private void address(Value value, long address, int verb) {
        switch (verb) {
            case 'v' -> {
                if (spec.syntax()) {
                    String shown = address == 0 ? "nil" : "0x" + Long.toHexString(address);
                    out.append("(" + value.type() + ")(" + shown + ")");
                } else if (address == 0) {
                    Padding.write(out, spec, NIL);
                } else {
                    IntegerFormat.print(out, spec.withSharp(!spec.sharp()), address, false, 'x');
                }
            }
            case 'p' -> IntegerFormat.print(out, spec.withSharp(!spec.sharp()), address, false, 'x');
            case 'b', 'o', 'd', 'x', 'X' -> IntegerFormat.print(out, spec, address, false, verb);
            default -> complain(value, verb);
        }
    }
}
