package io.windlass.api.option;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * One declared option.
 *
 * @param option what the annotation says
 * @param type what values look like
 * @param storedName the name under which the value is stored
 */
public record OptionDeclaration(Option option, Type type, String storedName) {

    /** The four kinds of values. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** On or off; given without a value it is on. */
        SWITCH,
        /** Texts, in the order in which they were given. */
        LIST
    }

    static OptionDeclaration of(RecordComponent component, Option option) {
        String name = component.getName();
        String stored =
                option.stored().isEmpty() ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : option.stored();
        return new OptionDeclaration(option, typeOf(component), stored);
    }

    private static Type typeOf(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return Type.TEXT;
        }
        if (type == int.class) {
            return Type.NUMBER;
        }
        if (type == boolean.class) {
            return Type.SWITCH;
        }
        if (type == List.class) {
            return Type.LIST;
        }
        throw new IllegalArgumentException("an option cannot be a " + type.getName() + ": " + component);
    }

    /**
     * Reads one value from a command line or an environment variable.
     *
     * @param text what the user wrote
     * @return a {@code String}, {@code Integer} or {@code Boolean}, or a list of one or more texts
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT} if it does not fit the type
     */
    public Object parse(String text) {
        return switch (type) {
            case TEXT -> text;
            case NUMBER -> number(text);
            case SWITCH -> onOff(text);
            case LIST -> List.of(text);
        };
    }

    /**
     * Reads the value of the option's environment variable: as {@link #parse}, but a list is split at commas.
     *
     * @param text the variable's value
     * @return as {@link #parse}
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT} if it does not fit the type
     */
    public Object parseEnvironment(String text) {
        return type == Type.LIST ? List.copyOf(Arrays.asList(text.split(",", -1))) : parse(text);
    }

    /**
     * Returns the value that holds when nobody sets the option.
     *
     * @return as {@link #parse}; an empty list for a list
     */
    public Object defaultValue() {
        return switch (type) {
            case TEXT -> option.value();
            case NUMBER -> option.value().isEmpty() ? (Object) 0 : number(option.value());
            case SWITCH -> Boolean.valueOf(option.value());
            case LIST -> List.of();
        };
    }

    private Object number(String text) {
        try {
            return Integer.decode(text.strip());
        } catch (NumberFormatException e) {
            throw invalid(text, "Give a whole number.");
        }
    }

    private Object onOff(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw invalid(text, "Give true or false.");
        };
    }

    private MachineException invalid(String text, String hint) {
        String shown = option.secret() ? "(hidden)" : text;
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT,
                "invalid value \"" + shown + "\" for flag --" + option.name() + ".",
                hint);
    }
}
