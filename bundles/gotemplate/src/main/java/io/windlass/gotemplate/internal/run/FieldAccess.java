package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.value.Dict;
import io.windlass.gotemplate.internal.value.Value;
import java.util.List;

/** Looks up {@code .A.B}: the fields of structs, the entries of maps, the method of numbers with a name. */
final class FieldAccess {
    private final Frame frame;

    FieldAccess(Frame frame) {
        this.frame = frame;
    }

    /** Follows the names; the last one may have been given arguments. */
    Value chain(Value start, List<String> names, int given) {
        Value value = start;
        for (String name : names.subList(0, names.size() - 1)) {
            value = field(value, name, 0);
        }
        return field(value, names.getLast(), given);
    }

    private Value field(Value receiver, String name, int given) {
        Value target = receiver.indirect();
        return switch (target) {
            case Value.None none -> none;
            case Value.Struct struct -> {
                Value found = struct.field(name);
                if (found == null) {
                    throw missing(receiver, name);
                }
                if (given > 0) {
                    throw frame.failure(name + " has arguments but cannot be invoked as function");
                }
                yield found;
            }
            case Dict dict -> {
                if (given > 0) {
                    throw frame.failure(name + " is not a method but has arguments");
                }
                Value found = dict.get(name);
                yield found == null ? Value.None.NONE : found;
            }
            case Value.Int integer -> method(receiver, integer, name, given);
            case Value.Any any -> throw nil(receiver, name);
            case Value.Pointer pointer -> throw nil(receiver, name);
            default -> throw missing(receiver, name);
        };
    }

    private Value method(Value receiver, Value.Int integer, String name, int given) {
        String text = integer.text();
        if (text == null || !name.equals("String")) {
            throw missing(receiver, name);
        }
        if (given > 0) {
            throw frame.failure("wrong number of args for String: want 0 got " + given);
        }
        return new Value.Text(text);
    }

    private RuntimeException missing(Value receiver, String name) {
        return frame.failure("can't evaluate field " + name + " in type " + receiver.type());
    }

    private RuntimeException nil(Value receiver, String name) {
        return frame.failure("nil pointer evaluating " + receiver.type() + "." + name);
    }
}
