package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.bytes.Work;
import io.windlass.gotemplate.internal.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a template calls by name. */
sealed interface Function {

    /** A function whose arguments are evaluated before it is called. */
    record Ordinary(List<Parameter> fixed, @Nullable Parameter rest, Body body) implements Function {

        /** What the argument at an index must be; there are not too many. */
        Parameter parameter(int index) {
            return index < fixed.size() || rest == null ? fixed.get(index) : rest;
        }
    }

    /** {@code and} and {@code or}: the result is the first argument that decides, and those after it are not evaluated. */
    record ShortCircuit(boolean deciding) implements Function {}

    /** What a function does. */
    interface Body {
        Value call(List<Value> arguments, Work work) throws CallException;
    }
}
