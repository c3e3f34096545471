package io.windlass.shell.commands.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Lines at the end of a file, each durable before the call returns. A file that is full makes place for the next. */
final class BoundedLog {

    private static final int OLDER = 9;

    private final Path folder;
    private final int largest;

    /** @param largest how many bytes a file may have before it makes place */
    BoundedLog(Path folder, int largest) {
        this.folder = folder;
        this.largest = largest;
    }

    private Path file(int age) {
        return folder.resolve(age == 0 ? "audit.log" : "audit." + age + ".log");
    }

    synchronized void requireWritable() throws IOException {
        open().close();
    }

    synchronized void append(String line) throws IOException {
        if (Files.exists(file(0)) && Files.size(file(0)) + line.length() > largest) {
            makePlace();
        }
        try (FileChannel channel = open()) {
            long end = channel.size();
            ByteBuffer bytes =
                    ByteBuffer.wrap((isTorn(channel, end) ? "\n" + line : line).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
            channel.force(true);
        }
    }

    synchronized boolean contains(String text) throws IOException {
        return Files.exists(file(0)) && Files.readString(file(0)).contains(text);
    }

    private FileChannel open() throws IOException {
        DurableFiles.createFolder(folder);
        boolean fresh = Files.notExists(file(0));
        FileChannel channel = FileChannel.open(
                file(0),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                DurableFiles.PRIVATE_FILE);
        if (fresh) {
            DurableFiles.sync(folder);
        }
        return channel;
    }

    /** A daemon that died while it wrote leaves half a line, which stays as it is. */
    private static boolean isTorn(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
    }

    private void makePlace() throws IOException {
        for (int age = OLDER - 1; age >= 0; age--) {
            if (Files.exists(file(age))) {
                Files.move(file(age), file(age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        DurableFiles.sync(folder);
    }
}
