package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.value.Value;
import java.util.Optional;

/** What a function declares a parameter as. */
enum Parameter {
    STRING("string") {
        @Override
        Optional<Value> accept(Value value) {
            return value.unwrapped() instanceof Value.Text text ? Optional.of(text) : Optional.empty();
        }
    },
    /** Whatever it is, out of the variable that it lies in. */
    ANYTHING("interface {}") {
        @Override
        Optional<Value> accept(Value value) {
            return Optional.of(value.unwrapped());
        }
    },
    /** As it is: the function looks itself at what it got. */
    REFLECTED("reflect.Value") {
        @Override
        Optional<Value> accept(Value value) {
            return Optional.of(value);
        }
    };

    private final String type;

    Parameter(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /** The value as the function gets it; empty if it is of a wrong type. */
    abstract Optional<Value> accept(Value value);
}
