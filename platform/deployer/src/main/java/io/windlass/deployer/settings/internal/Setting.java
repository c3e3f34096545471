package io.windlass.deployer.settings.internal;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * One setting as its bundle declares it.
 *
 * @param name its name in the file
 * @param type the kind of its values
 * @param least the least number, empty for any
 * @param most the greatest number, empty for any
 * @param choices the values there are; empty for any
 * @param usual the default as text
 */
record Setting(String name, Type type, String least, String most, Set<String> choices, String usual) {

    /** What a value has to be. */
    enum Type {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        SWITCH;

        /** Reads the name of a type in a metatype document; what is none of these is any text. */
        static Type of(String name) {
            return switch (name) {
                case "Boolean" -> SWITCH;
                case "Integer", "Long", "Short", "Byte" -> WHOLE_NUMBER;
                case "Double", "Float" -> NUMBER;
                default -> TEXT;
            };
        }
    }

    /** Says what a value should be, if it is not that. */
    Optional<String> objection(String value) {
        boolean fits = switch (type) {
            case TEXT -> choices.isEmpty() || choices.contains(value);
            case SWITCH -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            case WHOLE_NUMBER -> value.matches("[+-]?\\d{1,18}") && isWithin(new BigDecimal(value));
            case NUMBER -> value.matches("[+-]?\\d{1,18}(\\.\\d{1,18})?") && isWithin(new BigDecimal(value));
        };
        return fits ? Optional.empty() : Optional.of(expected());
    }

    private boolean isWithin(BigDecimal number) {
        return (least.isEmpty() || number.compareTo(new BigDecimal(least)) >= 0)
                && (most.isEmpty() || number.compareTo(new BigDecimal(most)) <= 0);
    }

    private String expected() {
        return switch (type) {
            case TEXT -> "one of " + String.join(", ", choices);
            case SWITCH -> "true or false";
            case WHOLE_NUMBER -> "a whole number" + range();
            case NUMBER -> "a number" + range();
        };
    }

    private String range() {
        if (least.isEmpty()) {
            return most.isEmpty() ? "" : " up to " + most;
        }
        return " from " + least + (most.isEmpty() ? " on" : " to " + most);
    }
}
