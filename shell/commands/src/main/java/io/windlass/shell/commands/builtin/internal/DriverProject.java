package io.windlass.shell.commands.builtin.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The project of a new driver.
 *
 * @param name the driver's name
 * @param sdk where the distribution keeps what the project is built with
 */
record DriverProject(String name, Path sdk) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");

    static String requireName(String name, Collection<String> taken) {
        if (!NAME.matcher(name).matches()) {
            throw Errors.invalid(
                    "\"" + name + "\" is no name for a driver.",
                    "Take lower-case letters and digits, a letter first, at most 32.");
        }
        if (taken.contains(name)) {
            throw Errors.invalid("There is a driver \"" + name + "\" already.", "Take another name.");
        }
        return name;
    }

    /** Texts by the files in which they stand, in the order in which one reads them. */
    Map<String, String> files() {
        String folder = "java/" + packageName().replace('.', '/') + "/" + capitalized();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", text("pom.xml"));
        files.put("src/main/" + folder + "Spec.java", text("Spec.java"));
        files.put("src/main/" + folder + "Driver.java", text("Driver.java"));
        files.put("src/test/" + folder + "DriverTest.java", text("DriverTest.java"));
        return files;
    }

    private String text(String template) {
        return read(template)
                .replace("%package%", packageName())
                .replace("%name%", name)
                .replace("%Name%", capitalized())
                .replace("%NAME%", name.toUpperCase(Locale.ROOT))
                .replace("%sdk%", escaped(sdk.toUri().toString()));
    }

    /** Ends in a word that is none of Java's own, whatever the driver is called. */
    private String packageName() {
        return "com.example." + name + "driver";
    }

    private String capitalized() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String escaped(String url) {
        return url.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String read(String template) {
        try (InputStream stream =
                Objects.requireNonNull(DriverProject.class.getResourceAsStream("scaffold/" + template), template)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
