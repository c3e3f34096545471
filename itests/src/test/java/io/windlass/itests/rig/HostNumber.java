package io.windlass.itests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A number from which a host's address and all its names follow. Held by a lock on a file, so that several runs do not
 * meet, and so that what a crashed run left behind is known to be nobody's.
 */
final class HostNumber implements AutoCloseable {
    private static final int FIRST = 100;
    private static final int LAST = 199;
    private static boolean swept;

    private final int value;
    private final FileChannel locked;

    private HostNumber(int value, FileChannel locked) {
        this.value = value;
        this.locked = locked;
    }

    static synchronized HostNumber take() {
        if (!swept) {
            swept = true;
            for (int number = FIRST; number <= LAST; number++) {
                if (Files.exists(folder(number))) {
                    tryTake(number).ifPresent(HostNumber::close);
                }
            }
        }
        for (int number = FIRST; number <= LAST; number++) {
            Optional<HostNumber> taken = tryTake(number);
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        throw new AssertionError("all hosts are taken");
    }

    int value() {
        return value;
    }

    Path folder() {
        return folder(value);
    }

    /** Removes whatever bears the number and gives it back. */
    @Override
    public void close() {
        try (locked) {
            script("down").run().requireSuccess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Program script(String verb, String... more) {
        String[] command = new String[5 + more.length];
        command[0] = "bash";
        command[1] = Scripts.path("host.sh").toString();
        command[2] = verb;
        command[3] = Integer.toString(value);
        command[4] = folder().toString();
        System.arraycopy(more, 0, command, 5, more.length);
        return Program.of(command);
    }

    private static Path folder(int number) {
        return Scripts.cache().resolve("hosts").resolve(Integer.toString(number));
    }

    private static Optional<HostNumber> tryTake(int number) {
        try {
            Path file = Files.createDirectories(folder(number).resolveSibling("locks"))
                    .resolve(Integer.toString(number));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                channel.close();
                return Optional.empty();
            }
            HostNumber taken = new HostNumber(number, channel);
            taken.script("down").run().requireSuccess();
            return Optional.of(taken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
