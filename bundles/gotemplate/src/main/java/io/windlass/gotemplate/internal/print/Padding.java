package io.windlass.gotemplate.internal.print;

import io.windlass.gotemplate.internal.bytes.Buffer;
import io.windlass.gotemplate.internal.bytes.Rune;

/** Fills what is printed up to the width. */
final class Padding {
    private Padding() {}

    static void write(Buffer out, Spec spec, String text) {
        int missing = spec.width() <= 0 ? 0 : spec.width() - Rune.count(text);
        if (spec.minus()) {
            fill(out.append(text), spec, missing);
        } else {
            fill(out, spec, missing);
            out.append(text);
        }
    }

    static void fill(Buffer out, Spec spec, int count) {
        out.repeat(spec.zero() ? '0' : ' ', count);
    }
}
