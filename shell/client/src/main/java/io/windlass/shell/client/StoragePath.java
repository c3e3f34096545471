package io.windlass.shell.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the store that the caller means, before anything else of the command line is understood. */
final class StoragePath {

    private static final Set<String> TAKE_VALUES = Set.of(
            "tls-ca-cert", "tls-ca-key", "tls-client-cert", "tls-client-key", "github-api-token", "bugsnag-api-token");

    private StoragePath() {}

    static Path of(List<String> arguments, Map<String, String> environment, Path folder) throws ClientException {
        String chosen = option(arguments);
        if (chosen.isEmpty()) {
            chosen = environment.getOrDefault("MACHINE_STORAGE_PATH", "");
        }
        if (!chosen.isEmpty()) {
            return folder.resolve(chosen);
        }
        String home = environment.getOrDefault("HOME", "");
        if (home.isEmpty()) {
            throw new ClientException("HOME is not set: name the storage path with --storage-path");
        }
        return Path.of(home, ".docker", "machine");
    }

    /** Global options end at the first word that is none: the command. As in docker-machine the last one wins. */
    private static String option(List<String> arguments) {
        String found = "";
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (!word.startsWith("-") || word.equals("-") || word.equals("--")) {
                break;
            }
            String name = word.substring(word.startsWith("--") ? 2 : 1);
            int equals = name.indexOf('=');
            String bare = equals < 0 ? name : name.substring(0, equals);
            boolean storage = bare.equals("s") || bare.equals("storage-path");
            if (equals < 0 && (storage || TAKE_VALUES.contains(bare)) && at + 1 < arguments.size()) {
                at++;
            }
            if (storage) {
                found = equals < 0 ? arguments.get(at) : name.substring(equals + 1);
            }
        }
        return found;
    }
}
