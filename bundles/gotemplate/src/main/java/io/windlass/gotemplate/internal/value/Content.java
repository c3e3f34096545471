package io.windlass.gotemplate.internal.value;

import io.windlass.gotemplate.internal.bytes.Bytes;
import io.windlass.gotemplate.internal.value.Value.None;
import org.jspecify.annotations.Nullable;

/** What the elements of a slice or a map are declared as. */
enum Content {
    ANYTHING("interface {}") {
        @Override
        Value element(@Nullable Object data) {
            // As encoding/json decodes: every number is a float64.
            return new Value.Any(
                    data instanceof Number number ? new Value.Real(number.doubleValue()) : Import.of(data));
        }

        @Override
        Value zero() {
            return new Value.Any(None.NONE);
        }
    },
    STRING("string") {
        @Override
        Value element(@Nullable Object data) {
            return new Value.Text(Bytes.of(String.valueOf(data)));
        }

        @Override
        Value zero() {
            return new Value.Text("");
        }
    };

    private final String type;

    Content(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    abstract Value element(@Nullable Object data);

    /** What stands for an element that is not there. */
    abstract Value zero();
}
