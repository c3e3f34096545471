package io.windlass.shell.remote.internal;

import io.windlass.shell.commands.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may log in. Read for each login, so that a change counts at once. Safe for any thread. */
final class AuthorizedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizedKeys.class);
    private static final int LARGEST = 1024 * 1024;
    private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final String owner;
    private String complaint = "";

    /** @param owner to whom the file must belong */
    AuthorizedKeys(Path file, String owner) {
        this.file = file;
        this.owner = owner;
    }

    /**
     * Returns the role of a user with a key.
     *
     * @param key as OpenSSH writes it, without a comment
     */
    Optional<Role> role(String user, String key) {
        return read().stream()
                .filter(known -> known.user().equals(user) && known.key().equals(key))
                .map(AuthorizedKey::role)
                .findFirst();
    }

    /** A file that somebody else can change lets nobody in. */
    private List<AuthorizedKey> read() {
        try {
            Path real = file.toRealPath();
            requireSafe(real);
            requireSafe(real.resolveSibling("."));
            if (Files.size(real) > LARGEST) {
                throw new IOException("it is larger than " + LARGEST + " bytes");
            }
            return parsed(Files.readAllLines(real));
        } catch (IOException e) {
            complain("Nobody can log in to the console with " + file + ": " + e);
            return List.of();
        }
    }

    private List<AuthorizedKey> parsed(List<String> lines) {
        List<AuthorizedKey> keys = new ArrayList<>();
        List<Integer> wrong = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Optional<AuthorizedKey> key = AuthorizedKey.of(line);
                key.ifPresent(keys::add);
                if (key.isEmpty()) {
                    wrong.add(number);
                }
            }
        }
        complain(
                wrong.isEmpty()
                        ? ""
                        : "In " + file + " these lines let nobody in: " + wrong
                                + ". A line is: user=\"NAME\",role=\"viewer|operator|admin\" TYPE KEY");
        return keys;
    }

    private void requireSafe(Path path) throws IOException {
        String found = Files.getOwner(path).getName();
        if (!found.equals(owner) && !found.equals("root")) {
            throw new IOException(path + " belongs to " + found + " and not to " + owner);
        }
        if (Files.getPosixFilePermissions(path).stream().anyMatch(WRITABLE_BY_OTHERS::contains)) {
            throw new IOException(path + " can be written by others; see chmod go-w");
        }
    }

    /** Once for each time it changes, however many try to log in. */
    private synchronized void complain(String text) {
        if (!text.isEmpty() && !text.equals(complaint)) {
            LOG.warn("{}", text);
        }
        complaint = text;
    }
}
