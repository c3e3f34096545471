package io.windlass.gotemplate.internal.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of an expression, as Go's reflection sees it. */
public sealed interface Value
        permits Value.None,
                Value.Any,
                Value.Bool,
                Value.Int,
                Value.Octet,
                Value.Real,
                Value.Complex,
                Value.Text,
                Value.Struct,
                Value.Pointer,
                Slice,
                Dict {

    /** The type as Go prints it. */
    String type();

    /** Whether {@code if} takes it for true. */
    default boolean isTrue() {
        return switch (this) {
            case None none -> false;
            case Any any -> !any.isNil();
            case Bool bool -> bool.value();
            case Int integer -> integer.value() != 0;
            case Octet octet -> octet.value() != 0;
            case Real number -> number.value() != 0;
            case Complex complex -> complex.real() != 0 || complex.imaginary() != 0;
            case Text text -> !text.bytes().isEmpty();
            case Struct struct -> true;
            case Pointer pointer -> !pointer.isNil();
            case Slice slice -> slice.length() > 0;
            case Dict dict -> dict.length() > 0;
        };
    }

    /** No value at all: an untyped nil, or what a map does not have. */
    enum None implements Value {
        NONE;

        @Override
        public String type() {
            return "<nil>";
        }

        @Override
        public boolean isNil() {
            return true;
        }
    }

    /** What an interface holds; any other value itself. */
    default Value unwrapped() {
        return this;
    }

    /** Goes through interfaces and pointers to what they lead to. Where one is nil, that is the result. */
    default Value indirect() {
        return this;
    }

    /** A nil pointer, slice, map or interface, or no value. */
    default boolean isNil() {
        return false;
    }

    /** What lies in a variable of type {@code interface {}}; {@link None} is its nil. */
    record Any(Value held) implements Value {
        @Override
        public String type() {
            return "interface {}";
        }

        @Override
        public Value unwrapped() {
            return held;
        }

        @Override
        public Value indirect() {
            return held == None.NONE ? this : held.indirect();
        }

        @Override
        public boolean isNil() {
            return held == None.NONE;
        }
    }

    record Bool(boolean value) implements Value {
        @Override
        public String type() {
            return "bool";
        }
    }

    /** A signed number; {@code text} is what its type's String method returns, if there is one. */
    record Int(String type, long value, @Nullable String text) implements Value {
        public static Int of(long value) {
            return new Int("int", value, null);
        }
    }

    /** A byte of a string. */
    record Octet(int value) implements Value {
        @Override
        public String type() {
            return "uint8";
        }
    }

    record Real(double value) implements Value {
        @Override
        public String type() {
            return "float64";
        }
    }

    record Complex(double real, double imaginary) implements Value {
        @Override
        public String type() {
            return "complex128";
        }
    }

    record Text(String bytes) implements Value {
        @Override
        public String type() {
            return "string";
        }
    }

    record Struct(String type, List<Field> fields) implements Value {
        /** A field of a struct. */
        public record Field(String name, Value value) {}

        public @Nullable Value field(String name) {
            for (Field field : fields) {
                if (field.name().equals(name)) {
                    return field.value();
                }
            }
            return null;
        }
    }

    /** A pointer to a struct; null is nil. */
    record Pointer(String target, @Nullable Struct struct) implements Value {
        @Override
        public String type() {
            return "*" + target;
        }

        @Override
        public Value indirect() {
            return struct == null ? this : struct;
        }

        @Override
        public boolean isNil() {
            return struct == null;
        }
    }
}
