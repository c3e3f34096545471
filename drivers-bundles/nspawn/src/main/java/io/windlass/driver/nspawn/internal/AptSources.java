package io.windlass.driver.nspawn.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads this machine's own package sources, in both forms that apt knows. */
final class AptSources {

    private AptSources() {}

    /** Reads {@code sources.list} and the folder beside it. */
    static List<AptSource> read(Path configuration) {
        List<AptSource> found = new ArrayList<>();
        try {
            Path main = configuration.resolve("sources.list");
            if (Files.isReadable(main)) {
                found.addAll(parseLines(Files.readString(main)));
            }
            for (Path file : parts(configuration.resolve("sources.list.d"))) {
                String text = Files.readString(file);
                found.addAll(file.toString().endsWith(".list") ? parseLines(text) : parseParagraphs(text));
            }
        } catch (IOException e) {
            throw Failures.io("The package sources in " + configuration + " cannot be read", e);
        }
        return found;
    }

    private static List<Path> parts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(list|sources)") && Files.isReadable(file))
                    .sorted()
                    .toList();
        }
    }

    /** The old form: one source a line, perhaps with options in brackets. */
    static List<AptSource> parseLines(String text) {
        List<AptSource> found = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String plain = line.replaceFirst("#.*", "").replaceFirst("\\[[^\\]]*\\]", " ");
            String[] words = plain.strip().split("\\s+", 4);
            if (words.length == 4 && words[0].equals("deb") && words[1].startsWith("http")) {
                found.add(new AptSource(words[1], words[2], words[3].strip()));
            }
        }
        return found;
    }

    /** The new form: paragraphs of fields, each field perhaps with several values. */
    static List<AptSource> parseParagraphs(String text) {
        List<AptSource> found = new ArrayList<>();
        String withoutComments = text.replaceAll("(?m)^#.*\\R?", "");
        for (String paragraph : withoutComments.split("\\R\\s*\\R")) {
            Map<String, String> fields = fields(paragraph);
            boolean usable = words(fields, "types").contains("deb")
                    && !fields.getOrDefault("enabled", "yes").equalsIgnoreCase("no");
            String components = String.join(" ", words(fields, "components"));
            if (usable && !components.isEmpty()) {
                for (String uri : words(fields, "uris")) {
                    for (String suite : words(fields, "suites")) {
                        if (uri.startsWith("http")) {
                            found.add(new AptSource(uri, suite, components));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static Map<String, String> fields(String paragraph) {
        Map<String, String> fields = new HashMap<>();
        // A line that begins with a blank continues the field above.
        for (String line : paragraph.replaceAll("\\R[ \t]+", " ").lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static List<String> words(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }
}
