package io.windlass.shell.commands;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a host is called beside its name, such as {@code role=ci}.
 *
 * @param name letters, digits and {@code . _ - /}, beginning with a letter or digit
 * @param value any text without a comma or a control character; may be empty
 */
public record Label(String name, String value) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._/-]{0,62}");
    private static final Pattern VALUE = Pattern.compile("[^,\\p{Cc}]{0,255}");

    /**
     * Reads a label.
     *
     * @param text what the user wrote, {@code name=value}
     * @return the label
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT}
     */
    public static Label parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw invalid("The label \"" + text + "\" has no value.");
        }
        String value = text.substring(equals + 1);
        if (!VALUE.matcher(value).matches()) {
            throw invalid("The value of the label \"" + text + "\" is not acceptable.");
        }
        return new Label(requireName(text.substring(0, equals)), value);
    }

    /**
     * Reads several labels; of the same name the last one counts.
     *
     * @param texts what the user wrote, {@code name=value} each
     * @return values by names
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT}
     */
    public static Map<String, String> parse(List<String> texts) {
        Map<String, String> labels = new LinkedHashMap<>();
        texts.stream().map(Label::parse).forEach(label -> labels.put(label.name(), label.value()));
        return labels;
    }

    /**
     * Accepts a label's name or says that it is none.
     *
     * @param name what the user wrote
     * @return the same name
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT}
     */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw invalid("\"" + name + "\" is no name for a label.");
        }
        return name;
    }

    private static MachineException invalid(String message) {
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT,
                message,
                "Write NAME=VALUE, the name of letters, digits and . _ - / (at most 63), the value without a comma.");
    }
}
