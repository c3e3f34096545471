package io.windlass.gotemplate.internal.print;

/**
 * The flags of a directive such as {@code %-8.3f}.
 *
 * @param fields whether structs show the names of their fields, {@code %+v}
 * @param syntax whether values are written as in Go source, {@code %#v}
 * @param width the least width, or -1
 * @param precision the precision, or -1
 */
record Spec(
        boolean minus,
        boolean plus,
        boolean sharp,
        boolean space,
        boolean zero,
        boolean fields,
        boolean syntax,
        int width,
        int precision) {

    static final Spec PLAIN = new Spec(false, false, false, false, false, false, false, -1, -1);

    boolean hasPrecision() {
        return precision >= 0;
    }

    Spec withZero(boolean changed) {
        return new Spec(minus, plus, sharp, space, changed, fields, syntax, width, precision);
    }

    Spec withSharp(boolean changed) {
        return new Spec(minus, plus, changed, space, zero, fields, syntax, width, precision);
    }

    Spec withPlus(boolean changed) {
        return new Spec(minus, changed, sharp, space, zero, fields, syntax, width, precision);
    }
}
