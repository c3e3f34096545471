package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AptSourcesTest {

    @Test
    void readsLines() {
        assertThat(AptSources.parseLines("""
                # deb http://old.example/debian bookworm main
                deb http://mirror.example/debian bookworm main contrib # the mirror
                deb [arch=amd64 signed-by=/k.gpg] https://mirror.example/security bookworm-security main
                deb-src http://mirror.example/debian bookworm main
                deb cdrom:[Debian]/ bookworm main
                deb file:/srv/debian bookworm main
                deb http://flat.example/repo ./
                """))
                .containsExactly(
                        new AptSource("http://mirror.example/debian", "bookworm", "main contrib"),
                        new AptSource("https://mirror.example/security", "bookworm-security", "main"));
    }

    @Test
    void readsParagraphs() {
        assertThat(AptSources.parseParagraphs("""
                # the mirror
                Types: deb deb-src
                # snapshot
                URIs: http://one.example/debian http://two.example/debian
                Suites: bookworm
                  bookworm-updates
                Components: main

                Types: deb
                URIs: http://off.example/debian
                Suites: bookworm
                Components: main
                Enabled: no

                Types: deb-src
                URIs: http://source.example/debian
                Suites: bookworm
                Components: main
                """))
                .containsExactly(
                        new AptSource("http://one.example/debian", "bookworm", "main"),
                        new AptSource("http://one.example/debian", "bookworm-updates", "main"),
                        new AptSource("http://two.example/debian", "bookworm", "main"),
                        new AptSource("http://two.example/debian", "bookworm-updates", "main"));
    }

    @Test
    void readsAllFilesOfApt(@TempDir Path folder) throws IOException {
        Path parts = Files.createDirectory(folder.resolve("sources.list.d"));
        Files.writeString(folder.resolve("sources.list"), "deb http://a.example/debian sid main\n");
        Files.writeString(parts.resolve("b.list"), "deb http://b.example/debian sid main\n");
        Files.writeString(
                parts.resolve("c.sources"), "Types: deb\nURIs: http://c.example\nSuites: sid\nComponents: main\n");
        Files.writeString(parts.resolve("d.list.save"), "deb http://d.example/debian sid main\n");

        assertThat(AptSources.read(folder))
                .extracting(AptSource::uri)
                .containsExactly("http://a.example/debian", "http://b.example/debian", "http://c.example");
    }
}
