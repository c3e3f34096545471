package io.windlass.ssh.probe.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads private keys, and one that has not changed since not again. */
final class KeyFiles {

    private static final int LONGEST = 64 * 1024;

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** The one used last is the last; guarded by itself. */
    private final SequencedMap<Path, Parsed> parsed = new LinkedHashMap<>(16, 0.75f, true);

    private final int most;

    /** Remembers at most so many. */
    KeyFiles(int most) {
        this.most = most;
    }

    Identity read(Path file) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            checkPermissions(file, attributes.permissions());
            Identity known = known(file, attributes);
            return known != null ? known : remember(file, attributes, parse(file));
        } catch (NoSuchFileException e) {
            throw SshFailures.keyUnreadable(file, "does not exist", "Name an existing private key.", e);
        } catch (IOException e) {
            throw SshFailures.keyUnreadable(file, "cannot be read", "Check its owner and its mode.", e);
        }
    }

    /** OpenSSH refuses such a key too. */
    private static void checkPermissions(Path file, Set<PosixFilePermission> permissions) {
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw SshFailures.keyUnreadable(
                    file,
                    "can be read or written by others (" + PosixFilePermissions.toString(permissions) + ")",
                    "chmod 600 " + file,
                    null);
        }
    }

    private static Identity parse(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Identity.parse(file, new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1));
        }
    }

    private @Nullable Identity known(Path file, PosixFileAttributes now) {
        synchronized (parsed) {
            Parsed before = parsed.get(file);
            return before != null && before.isOf(now) ? before.identity() : null;
        }
    }

    private Identity remember(Path file, PosixFileAttributes attributes, Identity identity) {
        synchronized (parsed) {
            parsed.put(file, new Parsed(attributes.lastModifiedTime(), attributes.size(), identity));
            if (parsed.size() > most) {
                parsed.pollFirstEntry();
            }
        }
        return identity;
    }

    private record Parsed(FileTime modified, long size, Identity identity) {

        boolean isOf(PosixFileAttributes now) {
            return modified.equals(now.lastModifiedTime()) && size == now.size();
        }
    }
}
