package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    Path machines;

    @Test
    void onlyWhatIsSurelyNotThereIsAbsent() throws IOException {
        assertThat(Folders.exists(Files.createDirectory(machines.resolve("folder"))))
                .isTrue();
        assertThat(Folders.exists(machines.resolve("nothing"))).isFalse();
        assertThat(Folders.exists(Files.createFile(machines.resolve("file")))).isFalse();
        assertThat(Folders.exists(Files.createSymbolicLink(machines.resolve("link"), machines)))
                .isFalse();
    }

    /** A name that is too long stands for a bad spot on the disk: in both cases the system does not say what is there. */
    @Test
    void whatCannotBeLookedAtIsNotTakenForAbsent() {
        String tooLong = "n".repeat(300);
        Folders folders = new Folders(FaultyDisk.healthy(), machines);

        assertThat(Folders.exists(machines.resolve(tooLong))).isTrue();
        assertThatThrownBy(() -> folders.remove(tooLong)).isInstanceOf(IOException.class);
    }
}
