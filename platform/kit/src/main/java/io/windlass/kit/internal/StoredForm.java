package io.windlass.kit.internal;

import io.windlass.api.host.Instance;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a driver's values between two calls: they are written as JSON and read again. A whole number comes back
 * as the smallest of {@code Integer}, {@code Long} and {@code BigInteger}, any other as a {@code BigDecimal}.
 */
final class StoredForm {

    private static final BigInteger SMALLEST_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private StoredForm() {}

    /** The same instance as a driver gets it back with the next call. */
    static Instance of(Instance instance) {
        return new Instance(
                instance.state(),
                instance.address(),
                instance.ssh(),
                instance.engine(),
                instance.hostKeys(),
                of(instance.attributes()));
    }

    static Map<String, Object> of(Map<String, ?> values) {
        Map<String, Object> read = new LinkedHashMap<>();
        values.forEach((name, value) -> read.put(name, value(name, value)));
        return read;
    }

    private static Object value(String where, @Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean onOff -> onOff;
            case Number number -> number(where, number);
            case List<?> list -> list(where, list);
            case Map<?, ?> map -> map(where, map);
            case null -> throw unstorable(where, "nothing");
            default -> throw unstorable(where, "a " + value.getClass().getName());
        };
    }

    private static List<Object> list(String where, List<?> list) {
        List<Object> read = new ArrayList<>();
        list.forEach(element -> read.add(value(where + "[" + read.size() + "]", element)));
        return read;
    }

    private static Map<String, Object> map(String where, Map<?, ?> map) {
        Map<String, Object> read = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw unstorable(where, "a map whose names are no texts");
            }
            read.put(text, value(where + "." + text, value));
        });
        return read;
    }

    private static Number number(String where, Number number) {
        return switch (number) {
            case Byte whole -> narrow(BigInteger.valueOf(whole));
            case Short whole -> narrow(BigInteger.valueOf(whole));
            case Integer whole -> whole;
            case Long whole -> narrow(BigInteger.valueOf(whole));
            case BigInteger whole -> narrow(whole);
            case BigDecimal decimal -> decimal;
            case Float decimal when Float.isFinite(decimal) -> new BigDecimal(decimal.toString());
            case Double decimal when Double.isFinite(decimal) -> new BigDecimal(decimal.toString());
            default ->
                throw unstorable(where, number + ", a " + number.getClass().getName());
        };
    }

    private static Number narrow(BigInteger whole) {
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValueExact();
        }
        return whole.compareTo(SMALLEST_LONG) < 0 || whole.compareTo(LARGEST_LONG) > 0
                ? whole
                : (Number) whole.longValueExact();
    }

    private static AssertionError unstorable(String where, String what) {
        return new AssertionError("The attribute " + where + " is " + what
                + ". Attributes are texts, numbers, booleans, or lists and maps of them.");
    }
}
