package io.windlass.api.option;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options that a record declares, and the way between the record and the forms in which values travel. Immutable
 * and safe for any thread.
 *
 * @param <R> the record
 */
public final class OptionSchema<R extends Record> {

    private final Class<R> type;
    private final List<OptionDeclaration> declarations;

    private OptionSchema(Class<R> type, List<OptionDeclaration> declarations) {
        this.type = type;
        this.declarations = List.copyOf(declarations);
    }

    /**
     * Reads the declarations of a record, every component of which carries {@link Option}.
     *
     * @param type a public record
     * @param <R> the record
     * @return its schema
     * @throws IllegalArgumentException if a component is not annotated or has a type that no option can have
     */
    public static <R extends Record> OptionSchema<R> of(Class<R> type) {
        List<OptionDeclaration> found = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            if (option == null) {
                throw new IllegalArgumentException("not annotated with @Option: " + component);
            }
            found.add(OptionDeclaration.of(component, option));
        }
        return new OptionSchema<>(type, found);
    }

    /**
     * Returns the options in the order of the record's components.
     *
     * @return never changes
     */
    public List<OptionDeclaration> declarations() {
        return declarations;
    }

    /**
     * Finds an option by its long name or its letter.
     *
     * @param name without dashes
     * @return the option, if this schema has it
     */
    public Optional<OptionDeclaration> find(String name) {
        return declarations.stream()
                .filter(d -> d.option().name().equals(name)
                        || (!name.isEmpty() && d.option().letter().equals(name)))
                .findFirst();
    }

    /**
     * Makes the record from values as {@link OptionDeclaration#parse} returns them; what is not given has its default.
     *
     * @param values by the options' long names
     * @param owner names who requires a missing option in the error, such as {@code generic driver}
     * @return the record
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT} if a required option is missing, or
     *     whatever the record's own constructor throws
     */
    public R bind(Map<String, ?> values, String owner) {
        for (OptionDeclaration declaration : declarations) {
            Option option = declaration.option();
            Object value = values.get(option.name());
            if (option.required() && (value == null || value.equals(""))) {
                String variable = option.env().isEmpty() ? "" : ", or the variable " + option.env();
                throw new MachineException(
                        StandardErrorCode.INVALID_ARGUMENT,
                        owner + " requires the --" + option.name() + " option",
                        "Give --" + option.name() + variable + ": " + option.help() + ".");
            }
        }
        return construct(declaration -> {
            Object value = values.get(declaration.option().name());
            return value == null ? declaration.defaultValue() : value;
        });
    }

    /**
     * Makes the record from stored values. Missing names get the default, so that an older store can be read.
     *
     * @param stored as {@link #toStored} gave it, or as a JSON reader gives it (numbers may be of any width)
     * @return the record
     */
    public R fromStored(Map<String, ?> stored) {
        return construct(declaration -> {
            Object value = stored.get(declaration.storedName());
            return value == null ? declaration.defaultValue() : narrow(declaration, value);
        });
    }

    /**
     * Returns the record's values under the names in which they are stored.
     *
     * @param record the record
     * @return texts, integers, booleans and lists of texts
     */
    public Map<String, Object> toStored(R record) {
        Map<String, Object> stored = new HashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            stored.put(declarations.get(i).storedName(), read(components[i], record));
        }
        return stored;
    }

    private static Object narrow(OptionDeclaration declaration, Object value) {
        return switch (declaration.type()) {
            case TEXT -> value.toString();
            case NUMBER -> value instanceof Number number ? number.intValue() : declaration.parse(value.toString());
            case SWITCH -> value instanceof Boolean ? value : declaration.parse(value.toString());
            case LIST ->
                value instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(value.toString());
        };
    }

    private R construct(java.util.function.Function<OptionDeclaration, Object> valueOf) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = valueOf.apply(declarations.get(i));
        }
        try {
            return type.getConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalArgumentException(type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("not a public record: " + type.getName(), e);
        }
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "not a public record: " + record.getClass().getName(), e);
        }
    }
}
