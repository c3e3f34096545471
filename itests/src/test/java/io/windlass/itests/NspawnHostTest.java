package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Engine;
import io.windlass.itests.rig.HostImage;
import io.windlass.itests.rig.Traces;
import io.windlass.itests.rig.Windlass;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host on this machine, out of nothing but the package mirror. The store is shared: its root file system is made once. */
@Tag("host")
class NspawnHostTest {
    @RegisterExtension
    static final Windlass WINDLASS = Windlass.perClass();

    private static final Path IMAGE = HostImage.of("bookworm").containerImage();

    @Test
    void theEngineAnswersRunsContainersAndComesBackAfterARestart() {
        WINDLASS.machine("create", "-d", "nspawn", "web").requireSuccess();
        Engine engine = WINDLASS.engine("web");
        assertThat(engine.version()).isNotEmpty();
        assertThat(engine.runContainer(IMAGE)).isEqualTo("from inside");

        WINDLASS.machine("restart", "web").requireSuccess();
        assertThat(engine.version()).isNotEmpty();
        assertThat(engine.tell("docker run --rm local /bin/busybox echo again")).isEqualTo("again");
    }

    @Test
    void itStopsStartsAndCanBeKilled() {
        WINDLASS.machine("create", "-d", "nspawn", "power").requireSuccess();

        WINDLASS.machine("stop", "power").requireSuccess();
        assertThat(WINDLASS.machine("status", "power").output()).isEqualTo("Stopped\n");
        WINDLASS.machine("start", "power").requireSuccess();
        assertThat(WINDLASS.machine("status", "power").output()).isEqualTo("Running\n");
        assertThat(WINDLASS.engine("power").version()).isNotEmpty();
        WINDLASS.machine("kill", "power").requireSuccess();
        assertThat(WINDLASS.machine("status", "power").output()).isEqualTo("Stopped\n");
        WINDLASS.machine("restart", "power").requireSuccess();
        assertThat(WINDLASS.engine("power").version()).isNotEmpty();
    }

    @Test
    void removalLeavesNothing() {
        Traces before = Traces.now();
        WINDLASS.machine("create", "-d", "nspawn", "gone").requireSuccess();
        String id = WINDLASS.machine("inspect", "gone")
                .output()
                .replaceAll("(?s).*\"ContainerName\": \"windlass-([0-9a-f]{8})\".*", "$1");
        assertThat(Traces.now().since(before, id)).as("a host can be seen").isNotEmpty();
        WINDLASS.engine("gone").runContainer(IMAGE);

        WINDLASS.machine("rm", "-y", "gone").requireSuccess();

        assertThat(Traces.now().since(before, id)).isEmpty();
        assertThat(Files.exists(WINDLASS.machineFolder("gone"))).isFalse();
        assertThat(WINDLASS.names()).doesNotContain("gone");
    }

    @Test
    void aHostOutlivesTheDaemon() {
        WINDLASS.machine("create", "-d", "nspawn", "alone").requireSuccess();
        Engine engine = WINDLASS.engine("alone");
        String started = engine.tell("docker info --format '{{.ID}}{{.SystemTime}}' | cut -c1-40");
        assertThat(started).isNotEmpty();
        String boot =
                WINDLASS.machine("ssh", "alone", "cut -d' ' -f22 /proc/1/stat").output();

        WINDLASS.killDaemon();

        assertThat(WINDLASS.machine("status", "alone").output()).isEqualTo("Running\n");
        assertThat(WINDLASS.machine("ssh", "alone", "cut -d' ' -f22 /proc/1/stat")
                        .output())
                .isEqualTo(boot);
        WINDLASS.machine("rm", "-y", "alone").requireSuccess();
    }

    @Test
    void theHostKnowsItsLimits() {
        WINDLASS.machine("create", "-d", "nspawn", "--nspawn-memory", "512", "--nspawn-disk", "4096", "small")
                .requireSuccess();

        String kilobytes =
                WINDLASS.machine("ssh", "small", "df", "--output=size", "/").output();
        assertThat(Long.parseLong(
                        kilobytes.lines().skip(1).findFirst().orElseThrow().strip()))
                .isLessThanOrEqualTo(4096L * 1024);
        assertThat(WINDLASS.machine("ssh", "small", "yes | head -c 700M | sort -S 700M >/dev/null")
                        .status())
                .as("128 plus SIGKILL, for more memory than it has")
                .isEqualTo(137);
    }
}
