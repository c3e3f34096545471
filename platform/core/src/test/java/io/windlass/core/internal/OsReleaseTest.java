package io.windlass.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.provision.OperatingSystem;
import org.junit.jupiter.api.Test;

class OsReleaseTest {

    @Test
    void readsQuotedAndPlainValues() {
        OperatingSystem system = OsRelease.parse("""
                # a comment
                PRETTY_NAME="Linux Mint \\"Vera\\""
                ID=linuxmint
                ID_LIKE="ubuntu debian"
                VERSION_ID='21.1'
                BUG_REPORT_URL="https://example.org/?a=b"

                nonsense
                """);

        assertThat(system.id()).isEqualTo("linuxmint");
        assertThat(system.idLike()).containsExactly("ubuntu", "debian");
        assertThat(system.isLike("debian")).isTrue();
        assertThat(system.isLike("fedora")).isFalse();
        assertThat(system.versionId()).isEqualTo("21.1");
        assertThat(system.prettyName()).isEqualTo("Linux Mint \"Vera\"");
        assertThat(system.fields()).containsEntry("BUG_REPORT_URL", "https://example.org/?a=b");
    }

    @Test
    void takesTheManualsDefaultsForAnEmptyFile() {
        OperatingSystem system = OsRelease.parse("");

        assertThat(system.id()).isEqualTo("linux");
        assertThat(system.idLike()).isEmpty();
        assertThat(system.versionId()).isEmpty();
    }
}
