package io.windlass.deployer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveCheckTest {

    private static final ArchiveCheck CHECK = new ArchiveCheck(1 << 20, 10, 1 << 22);

    @TempDir
    Path folder;

    @Test
    void anOrdinaryArchivePasses() throws IOException {
        assertThat(CHECK.check(archive("a/", "a/b.class", "a/..c")))
                .containsExactlyInAnyOrder("a/", "a/b.class", "a/..c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../up", "a/../../up", "a/..", "..", "a\\..\\up", "C:up", "a\0b"})
    void aNameThatLeavesItsPlaceIsRefused(String name) throws IOException {
        Path archive = archive("a", name);

        assertThatThrownBy(() -> CHECK.check(archive)).hasMessageContaining("would leave the place");
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        Path archive = archive("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");

        assertThatThrownBy(() -> CHECK.check(archive)).hasMessageContaining("more than 10 entries");
    }

    @Test
    void oneNameTwiceIsRefused() throws IOException {
        Path archive = archive("one", "two");
        replace(archive, "two", "one");

        assertThatThrownBy(() -> CHECK.check(archive)).hasMessageContaining("the entry \"one\" twice");
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        Path archive = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("zeros"));
            zip.write(new byte[2_000_000]);
        }
        assertThatThrownBy(() -> CHECK.check(archive)).hasMessageContaining("more than 100 times its size");
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        Path archive = Files.write(folder.resolve("large.zip"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> CHECK.check(archive)).hasMessageContaining("more than the 1048576 allowed");
    }

    /** A comment could hold another list of entries, and readers differ in which one they believe. */
    @Test
    void whatCouldBeReadInTwoWaysIsRefused() throws IOException {
        Path commented = archive("a");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(commented))) {
            zip.setComment("and more");
            zip.putNextEntry(new ZipEntry("a"));
        }
        assertThatThrownBy(() -> CHECK.check(commented)).hasMessageContaining("not a plain archive");
        Path prefixed = folder.resolve("prefixed.zip");
        try (OutputStream output = Files.newOutputStream(prefixed)) {
            output.write("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));
            Files.copy(archive("a"), output);
        }
        assertThatThrownBy(() -> CHECK.check(prefixed)).hasMessageContaining("not where it should be");
    }

    @Test
    void everyTruncationAndAnyDamageIsRefusedOrHarmless() throws IOException {
        byte[] whole = Files.readAllBytes(archive("a", "b/c"));
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> CHECK.check(cut)).isInstanceOf(DamagedArchiveException.class);
        }
        Random random = new Random(1);
        for (int run = 0; run < 2_000; run++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Path file = Files.write(folder.resolve("damaged.zip"), damaged);
            try {
                assertThat(CHECK.check(file)).hasSize(2);
            } catch (DamagedArchiveException e) {
                assertThat(e.reason()).isNotEmpty();
            }
        }
    }

    private Path archive(String... names) throws IOException {
        Path archive = folder.resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return archive;
    }

    private static void replace(Path file, String before, String after) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, text.replace(before, after), StandardCharsets.ISO_8859_1);
    }
}
