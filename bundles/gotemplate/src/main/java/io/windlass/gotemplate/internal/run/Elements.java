package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.bytes.Work;
import io.windlass.gotemplate.internal.value.Dict;
import io.windlass.gotemplate.internal.value.Slice;
import io.windlass.gotemplate.internal.value.Value;
import java.util.List;

/** The functions on strings, lists and maps. */
final class Elements {
    private static final int MOST_SLICE_INDEXES = 3;

    private Elements() {}

    static Value length(Value given) throws CallException {
        Value value = given.indirect();
        return switch (value) {
            case Value.Text text -> Value.Int.of(text.bytes().length());
            case Slice slice -> Value.Int.of(slice.length());
            case Dict dict -> Value.Int.of(dict.length());
            case Value.None none -> throw new CallException("reflect: call of reflect.Value.Type on zero Value");
            case Value.Any any -> throw new CallException("len of nil pointer");
            case Value.Pointer pointer -> throw new CallException("len of nil pointer");
            default -> throw new CallException("len of type " + value.type());
        };
    }

    /** {@code index x 1 2} is x[1][2]. */
    static Value index(List<Value> given, Work work) throws CallException {
        Value item = given.getFirst().unwrapped();
        if (item == Value.None.NONE) {
            throw new CallException("index of untyped nil");
        }
        for (Value index : given.subList(1, given.size())) {
            item = element(item.indirect(), index.unwrapped());
        }
        return item;
    }

    private static Value element(Value item, Value index) throws CallException {
        return switch (item) {
            case Value.Text text -> {
                int place = place(index, text.bytes().length());
                if (place == text.bytes().length()) {
                    throw new CallException("reflect: string index out of range");
                }
                yield new Value.Octet(text.bytes().charAt(place));
            }
            case Slice slice -> {
                int place = place(index, slice.length());
                if (place == slice.length()) {
                    throw new CallException("reflect: slice index out of range");
                }
                yield slice.at(place);
            }
            case Dict dict -> dict.at(key(index));
            case Value.Any any -> throw new CallException("index of nil pointer");
            case Value.Pointer pointer -> throw new CallException("index of nil pointer");
            default -> throw new CallException("can't index item of type " + item.type());
        };
    }

    private static String key(Value index) throws CallException {
        return switch (index) {
            case Value.Text text -> text.bytes();
            case Value.None none -> throw new CallException("value is nil; should be of type string");
            default -> throw new CallException("value has type " + index.type() + "; should be string");
        };
    }

    /** An index, of which the largest is allowed that a slice may end at. */
    private static int place(Value index, int largest) throws CallException {
        long place = switch (index) {
            case Value.Int integer -> integer.value();
            case Value.Octet octet -> octet.value();
            case Value.None none -> throw new CallException("cannot index slice/array with nil");
            default -> throw new CallException("cannot index slice/array with type " + index.type());
        };
        if (place < 0 || place > largest) {
            throw new CallException("index out of range: " + place);
        }
        return (int) place;
    }

    /** {@code slice x 1 2} is x[1:2]. Other than those of index, Go leaves its indexes in their interfaces. */
    static Value slice(List<Value> given, Work work) throws CallException {
        Value item = given.getFirst().unwrapped();
        List<Value> indexes = given.subList(1, given.size());
        if (item == Value.None.NONE) {
            throw new CallException("slice of untyped nil");
        }
        if (indexes.size() > MOST_SLICE_INDEXES) {
            throw new CallException("too many slice indexes: " + indexes.size());
        }
        return switch (item) {
            case Value.Text text -> {
                if (indexes.size() == MOST_SLICE_INDEXES) {
                    throw new CallException("cannot 3-index slice a string");
                }
                int length = text.bytes().length();
                int[] places = places(indexes, length, length);
                work.spend(places[1] - places[0]);
                yield new Value.Text(text.bytes().substring(places[0], places[1]));
            }
            case Slice slice -> {
                int[] places = places(indexes, slice.length(), slice.capacity());
                yield slice.part(places[0], places[1], places[2]);
            }
            default -> throw new CallException("can't slice item of type " + item.type());
        };
    }

    private static int[] places(List<Value> indexes, int length, int capacity) throws CallException {
        int[] places = {0, length, capacity};
        for (int at = 0; at < indexes.size(); at++) {
            places[at] = place(indexes.get(at), capacity);
        }
        for (int at = 1; at < places.length; at++) {
            if (places[at - 1] > places[at]) {
                throw new CallException("invalid slice index: " + places[at - 1] + " > " + places[at]);
            }
        }
        return places;
    }

    /** There are no functions among the values that could be called. */
    static Value call(List<Value> given) throws CallException {
        Value function = given.getFirst().unwrapped();
        throw new CallException(
                function == Value.None.NONE ? "call of nil" : "non-function of type " + function.type());
    }
}
