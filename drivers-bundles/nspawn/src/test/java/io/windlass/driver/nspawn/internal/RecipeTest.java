package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RecipeTest {

    private static final List<AptSource> MACHINE = List.of(
            new AptSource("http://s.example/security", "bookworm-security", "main"),
            new AptSource("http://m.example/debian", "bookworm", "main"),
            new AptSource("http://other.example", "nodistro", "main"));

    @Test
    void takesTheMachinesOwnSourcesOfTheSuite() {
        assertThat(Recipe.of("bookworm", "", false, MACHINE).lines())
                .containsExactly(
                        "deb http://m.example/debian bookworm main",
                        "deb http://s.example/security bookworm-security main");
    }

    @Test
    void takesTheGivenMirrorFirst() {
        assertThat(Recipe.of("bookworm", "http://given.example/debian", false, MACHINE)
                        .lines())
                .containsExactly(
                        "deb http://given.example/debian bookworm main",
                        "deb http://given.example/debian bookworm-updates main",
                        "deb http://s.example/security bookworm-security main");
    }

    @Test
    void knowsThePublicArchives() {
        assertThat(Recipe.of("trixie", "", false, MACHINE).lines())
                .containsExactly(
                        "deb http://deb.debian.org/debian trixie main",
                        "deb http://deb.debian.org/debian trixie-updates main",
                        "deb http://deb.debian.org/debian-security trixie-security main");
        assertThat(Recipe.of("sid", "", false, MACHINE).lines())
                .containsExactly("deb http://deb.debian.org/debian sid main");
        assertThat(Recipe.of("noble", "", true, List.of()).lines())
                .contains("deb http://archive.ubuntu.com/ubuntu noble-security main universe");
    }

    @Test
    void isNamedAfterAllThatGoesIn() {
        Recipe one = Recipe.of("bookworm", "", false, MACHINE);

        assertThat(one.key())
                .startsWith("bookworm-")
                .isEqualTo(Recipe.of("bookworm", "", false, MACHINE).key());
        assertThat(Recipe.of("bookworm", "http://given.example/debian", false, MACHINE)
                        .key())
                .isNotEqualTo(one.key());
    }

    @Test
    void makesTheMachinesOwnSuiteIfItCan() {
        assertThat(Recipe.suiteOf("ID=debian\nVERSION_CODENAME=trixie\n")).isEqualTo("trixie");
        assertThat(Recipe.suiteOf("ID=ubuntu\nVERSION_CODENAME=\"noble\"\n")).isEqualTo("noble");
        assertThat(Recipe.suiteOf("ID=fedora\nVERSION_CODENAME=\"\"\n")).isEqualTo("bookworm");
        assertThat(Recipe.suiteOf("")).isEqualTo("bookworm");
    }
}
