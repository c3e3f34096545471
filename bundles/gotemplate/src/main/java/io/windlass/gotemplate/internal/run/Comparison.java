package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.bytes.Work;
import io.windlass.gotemplate.internal.print.Print;
import io.windlass.gotemplate.internal.value.Dict;
import io.windlass.gotemplate.internal.value.Slice;
import io.windlass.gotemplate.internal.value.Value;
import java.util.List;

/** Go's comparisons: of values of one kind, whatever their types. */
final class Comparison {

    /** The kinds that have an order, and all others. */
    private enum Kind {
        BOOL,
        INT,
        UINT,
        FLOAT,
        COMPLEX,
        STRING,
        OTHER;

        static Kind of(Value value) {
            return switch (value) {
                case Value.Bool bool -> BOOL;
                case Value.Int integer -> INT;
                case Value.Octet octet -> UINT;
                case Value.Real number -> FLOAT;
                case Value.Complex complex -> COMPLEX;
                case Value.Text text -> STRING;
                case Value.None none -> OTHER;
                case Value.Any any -> OTHER;
                case Slice slice -> OTHER;
                case Dict dict -> OTHER;
                case Value.Struct struct -> OTHER;
                case Value.Pointer pointer -> OTHER;
            };
        }
    }

    private Comparison() {}

    /** Whether the first value equals any other. */
    static Value anyEqual(List<Value> given, Work work) throws CallException {
        if (given.size() == 1) {
            throw new CallException("missing argument for comparison");
        }
        Value first = given.getFirst().unwrapped();
        for (Value other : given.subList(1, given.size())) {
            if (equal(first, other.unwrapped(), work)) {
                return new Value.Bool(true);
            }
        }
        return new Value.Bool(false);
    }

    static Value negated(Value value) {
        return new Value.Bool(!value.unwrapped().isTrue());
    }

    private static boolean equal(Value first, Value second, Work work) throws CallException {
        Kind kind = Kind.of(first);
        if (kind == Kind.OTHER && Kind.of(second) == Kind.OTHER) {
            return sameOther(first, second, work);
        }
        if (isWhole(first) && isWhole(second)) {
            return whole(first) == whole(second);
        }
        if (kind == Kind.of(second)) {
            return sameBasic(first, second);
        }
        if (first != Value.None.NONE && second != Value.None.NONE) {
            throw new CallException("incompatible types for comparison");
        }
        return false;
    }

    private static boolean sameBasic(Value first, Value second) {
        return switch (first) {
            case Value.Real number -> number.value() == ((Value.Real) second).value();
            case Value.Complex complex -> {
                Value.Complex other = (Value.Complex) second;
                yield complex.real() == other.real() && complex.imaginary() == other.imaginary();
            }
            default -> first.equals(second);
        };
    }

    private static boolean sameOther(Value first, Value second, Work work) throws CallException {
        boolean comparable =
                first.getClass() == second.getClass() || first == Value.None.NONE || second == Value.None.NONE;
        if (!comparable) {
            throw new CallException("non-comparable types " + Print.value(work, first, 's') + ": " + first.type() + ", "
                    + second.type() + ": " + Print.value(work, second));
        }
        if (first.isNil() || second.isNil()) {
            return first.isNil() && second.isNil();
        }
        if (!isComparable(second)) {
            throw new CallException("non-comparable type " + Print.value(work, second, 's') + ": " + second.type());
        }
        return first.equals(second);
    }

    private static boolean isComparable(Value value) {
        return switch (value) {
            case Slice slice -> false;
            case Dict dict -> false;
            case Value.Struct struct -> struct.fields().stream().allMatch(field -> isComparable(field.value()));
            default -> true;
        };
    }

    static boolean less(List<Value> given) throws CallException {
        Value first = ordered(given.getFirst().unwrapped());
        Value second = ordered(given.getLast().unwrapped());
        if (isWhole(first) && isWhole(second)) {
            return whole(first) < whole(second);
        }
        if (Kind.of(first) != Kind.of(second)) {
            throw new CallException("incompatible types for comparison");
        }
        return switch (first) {
            case Value.Real number -> number.value() < ((Value.Real) second).value();
            case Value.Text text -> text.bytes().compareTo(((Value.Text) second).bytes()) < 0;
            default -> throw new CallException("invalid type for comparison");
        };
    }

    static boolean lessOrEqual(List<Value> given, Work work) throws CallException {
        return less(given) || anyEqual(given, work).isTrue();
    }

    private static Value ordered(Value value) throws CallException {
        if (Kind.of(value) == Kind.OTHER) {
            throw new CallException("invalid type for comparison");
        }
        return value;
    }

    /** Numbers with and without a sign are of different kinds, but are compared. */
    private static boolean isWhole(Value value) {
        return value instanceof Value.Int || value instanceof Value.Octet;
    }

    private static long whole(Value value) {
        return value instanceof Value.Int integer ? integer.value() : ((Value.Octet) value).value();
    }
}
