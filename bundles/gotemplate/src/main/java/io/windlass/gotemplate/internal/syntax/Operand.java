package io.windlass.gotemplate.internal.syntax;

import io.windlass.gotemplate.internal.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A word of a command. */
public sealed interface Operand extends Node permits Operand.Literal, Operand.Path, Operand.Function, Pipeline {

    /** What stands for itself. */
    sealed interface Literal extends Operand {}

    record Bool(int at, boolean value) implements Literal {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    record Dot(int at) implements Literal {
        @Override
        public String toString() {
            return ".";
        }
    }

    record Nil(int at) implements Literal {
        @Override
        public String toString() {
            return "nil";
        }
    }

    /** A number; it has no value if it is too large for an int. */
    record Numeral(int at, String text, @Nullable Value value) implements Literal {
        @Override
        public String toString() {
            return text;
        }
    }

    record Text(int at, String quoted, String bytes) implements Literal {
        @Override
        public String toString() {
            return quoted;
        }
    }

    /** What may be followed by fields. */
    sealed interface Path extends Operand {
        List<String> fields();
    }

    /** {@code .A.B}. */
    record Field(int at, List<String> fields) implements Path {
        @Override
        public String toString() {
            return "." + String.join(".", fields);
        }
    }

    /** {@code $x.A.B}; the name includes the dollar. */
    record Variable(int at, String name, List<String> fields) implements Path {
        @Override
        public String toString() {
            return fields.isEmpty() ? name : name + "." + String.join(".", fields);
        }
    }

    /** {@code (...).A.B}, or a function's result. */
    record Chain(int at, Operand operand, List<String> fields) implements Path {
        @Override
        public String toString() {
            String start = operand instanceof Pipeline ? "(" + operand + ")" : operand.toString();
            return start + "." + String.join(".", fields);
        }
    }

    record Function(int at, String name) implements Operand {
        @Override
        public String toString() {
            return name;
        }
    }
}
