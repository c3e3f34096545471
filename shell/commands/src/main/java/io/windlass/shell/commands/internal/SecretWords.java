package io.windlass.shell.commands.internal;

import io.windlass.api.option.OptionDeclaration;
import io.windlass.api.option.OptionSchema;
import io.windlass.shell.commands.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds secrets in command lines that nobody has understood yet.
 *
 * @param commands by their names
 */
record SecretWords(Map<String, Command<?>> commands) {

    /** For drivers that are not here at the moment, and for words that were mistyped. */
    private static final Pattern SUSPICIOUS =
            Pattern.compile("token|secret|passw|passphrase|credential|api-?key|access-?key", Pattern.CASE_INSENSITIVE);

    boolean in(List<String> words) {
        List<OptionDeclaration> options =
                new ArrayList<>(OptionSchema.of(GlobalOptions.class).declarations());
        for (int position = 0; position < words.size(); position++) {
            Command<?> command = commands.get(words.get(position));
            if (command != null) {
                options.addAll(Completion.options(command, words.subList(position + 1, words.size())));
            }
        }
        return words.stream().anyMatch(word -> word.startsWith("-") && isSecret(word, options));
    }

    private static boolean isSecret(String word, List<OptionDeclaration> options) {
        String name = word.replaceFirst("^--?", "").replaceFirst("=.*", "");
        return SUSPICIOUS.matcher(name).find()
                || options.stream()
                        .map(OptionDeclaration::option)
                        .anyMatch(option -> option.secret()
                                && (option.name().equals(name)
                                        || (!name.isEmpty() && option.letter().equals(name))));
    }
}
