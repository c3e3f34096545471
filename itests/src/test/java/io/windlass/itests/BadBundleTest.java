package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.BundleSigner;
import io.windlass.itests.rig.MadeBundle;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bundle that must not be installed is refused with its own message, and the daemon goes on. */
class BadBundleTest {
    @RegisterExtension
    static final Windlass WINDLASS = Windlass.perClass();

    private final MadeBundle made = MadeBundle.driver("made", "");

    @AfterEach
    void theDaemonGoesOn() {
        assertThat(WINDLASS.machine("bundle", "list").requireSuccess().output())
                .contains("io.windlass.driver.none")
                .doesNotContain("made.driver");
    }

    @Test
    void notSigned() {
        refused(made.write(file("unsigned")), "it is not signed");
    }

    @Test
    void signedBySomebodyElse() {
        Path bundle = BundleSigner.unknown("stranger").sign(made.write(file("plain")), file("strange"));

        refused(bundle, "it is signed by CN=stranger, who is not trusted");
    }

    @Test
    void changedAfterItWasSigned() {
        MadeBundle signed = MadeBundle.of(made.signed(file("signed")));
        Path bundle = file("changed");
        rewrite(file("signed"), bundle, "OSGI-INF/made.xml", "<!-- changed -->".getBytes(StandardCharsets.UTF_8));

        assertThat(signed.entries()).containsKey("OSGI-INF/made.xml");
        refused(bundle, "it was changed after it was signed");
        refusedEvenUnsigned(bundle, "it was changed after it was signed");
    }

    @Test
    void extendedAfterItWasSigned() {
        made.signed(file("signed"));
        Path bundle = file("extended");
        rewrite(file("signed"), bundle, "made/More.class", new byte[] {1, 2, 3});

        refused(bundle, "\"made/More.class\" was added or changed after it was signed");
    }

    @Test
    void truncated() throws IOException {
        Path bundle = made.signed(file("truncated"));
        try (RandomAccessFile file = new RandomAccessFile(bundle.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        refused(bundle, "truncated");
    }

    @Test
    void leavingItsPlace() {
        refusedEvenUnsigned(
                made.adding("../../outside", new byte[] {1}).write(file("slip")),
                "\"../../outside\" would leave the place it is unpacked to");
    }

    @Test
    void unpackingToFarMore() {
        refusedEvenUnsigned(
                made.adding("zeros", new byte[50_000_000]).write(file("bomb")),
                "unpacks to more than 100 times its size");
    }

    @Test
    void withALink() throws IOException {
        Path bundle = made.adding("link", "/etc/passwd".getBytes(StandardCharsets.UTF_8))
                .write(file("link"));
        markAsLink(bundle, "link");

        refusedEvenUnsigned(bundle, "\"link\" is a link or a device");
    }

    @Test
    void noBundleAtAll() throws IOException {
        Path bundle = file("empty");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
            zip.putNextEntry(new ZipEntry("a"));
        }
        refusedEvenUnsigned(bundle, "it has no manifest");
        refusedEvenUnsigned(
                Files.writeString(file("text"), "not an archive, whatever its name says it is"), "truncated");
    }

    @Test
    void claimingAnothersDriverName() {
        refused(
                MadeBundle.driver("none", "").signed(file("none")),
                "claims the driver name \"none\", which is io.windlass.driver.none's");
    }

    @Test
    void forAnotherVersionOfTheApi() {
        refused(
                made.with(
                                "Import-Package",
                                made.header("Import-Package")
                                        .replace("driver;version=\"[0.1,1)\"", "driver;version=\"[7,8)\""))
                        .signed(file("later")),
                "the package io.windlass.api.driver from 7.0.0 to below 8.0.0, and this daemon has 0.1.0");
    }

    @Test
    void lackingSomething() {
        refused(
                made.importing("com.example.nowhere;version=\"[1,2)\"").signed(file("lacking")),
                "the package com.example.nowhere from 1.0.0 to below 2.0.0, which no bundle exports");
    }

    @Test
    void notThere() {
        refused(Path.of("/nowhere/at-all.jar"), "there is no such file");
    }

    @Test
    void overAnOpenWire() {
        Result result = WINDLASS.machine("bundle", "install", "http://example.org/a.jar");

        assertThat(result.errors()).contains("use https");
    }

    @Test
    void droppedIntoTheDeploymentFolder() throws IOException {
        Path dropped = Workspace.current().distribution().resolve("deploy/unsigned.jar");
        try {
            made.write(dropped);
            Waiting.until(
                    "the refusal",
                    Duration.ofSeconds(20),
                    () -> WINDLASS.log().contains("unsigned.jar is not deployed"));
        } finally {
            Files.delete(dropped);
        }
    }

    private void refused(Path bundle, String why) {
        Result result = WINDLASS.machine("bundle", "install", bundle.toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).contains(why);
    }

    private void refusedEvenUnsigned(Path bundle, String why) {
        Result result = WINDLASS.machine("bundle", "install", "--allow-unsigned", bundle.toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).contains(why);
    }

    private static Path file(String name) {
        return WINDLASS.folder().resolve(name + ".jar");
    }

    /** A copy in which one entry has another content, and everything else is as it was, the signature included. */
    private static void rewrite(Path from, Path to, String changed, byte[] content) {
        try (JarFile jar = new JarFile(from.toFile(), false);
                ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (!entry.getName().equals(changed)) {
                    copy.putNextEntry(new ZipEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(copy);
                }
            }
            copy.putNextEntry(new ZipEntry(changed));
            copy.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the list at the archive's end; the JDK does not let one say so. */
    private static void markAsLink(Path archive, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int header = text.lastIndexOf("PK\1\2", text.lastIndexOf(name));
        bytes[header + 5] = 3;
        bytes[header + 41] = (byte) 0xA1;
        bytes[header + 40] = (byte) 0xFF;
        Files.write(archive, bytes);
    }
}
