package io.windlass.itests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What hosts of one Debian release are cloned from. Made once, and again when its recipe changes. */
public record HostImage(Path folder) {
    private static final Map<String, CompletableFuture<HostImage>> IMAGES = new ConcurrentHashMap<>();
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Returns the image; one that could not be made is not tried again in this run. */
    public static HostImage of(String suite) {
        return IMAGES.computeIfAbsent(
                        suite, name -> CompletableFuture.completedFuture(name).thenApply(HostImage::provide))
                .join();
    }

    private static HostImage provide(String suite) {
        Path script = Scripts.path("make-base.sh");
        try {
            String recipe = Files.readString(script) + suite;
            Path folder = Scripts.cache().resolve(suite + "-" + digest(recipe));
            Path lock = Scripts.cache().resolve(suite + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.exists(folder)) {
                    make(script, suite, folder);
                }
            }
            return new HostImage(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Debian without an engine. */
    public Path base() {
        return folder.resolve("base");
    }

    /** The overlay on {@link #base} with Debian's engine. */
    public Path engine() {
        return folder.resolve("engine");
    }

    /** A flat repository with the engine's packages. */
    public Path packages() {
        return folder.resolve("packages");
    }

    /** The root of a container image with busybox. */
    public Path containerImage() {
        return folder.resolve("image.tar");
    }

    private static void make(Path script, String suite, Path folder) throws IOException {
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        Program.of("rm", "-rf", partial.toString()).run().requireSuccess();
        Program.of("bash", script.toString(), suite, partial.toString())
                .within(LONGEST)
                .run()
                .requireSuccess();
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
