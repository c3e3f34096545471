package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Engine;
import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.RealHosts;
import io.windlass.itests.rig.Windlass;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host that somebody else made gets an engine that the real client reaches. */
@Tag("host")
class GenericHostTest {
    @RegisterExtension
    final RealHosts hosts = new RealHosts();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void theEngineAnswersRunsContainersAndComesBackAfterARestart() {
        RealHost host = hosts.boot(HostSetup.BARE);
        windlass.machine(Lines.create(host, "web")).requireSuccess();

        Engine engine = windlass.engine("web");
        assertThat(engine.version()).isNotEmpty();
        assertThat(engine.runContainer(host.image().containerImage())).isEqualTo("from inside");

        String booted = host.tell("cut -d' ' -f22 /proc/1/stat");
        windlass.machine("restart", "web").requireSuccess();
        assertThat(host.tell("cut -d' ' -f22 /proc/1/stat")).isNotEqualTo(booted);
        assertThat(engine.version()).isNotEmpty();
        assertThat(engine.runContainer(host.image().containerImage())).isEqualTo("from inside");
    }

    @Test
    void aNewerDebianDoesAsWell() {
        RealHost host = hosts.boot(HostSetup.TRIXIE);
        windlass.machine(Lines.create(host, "web")).requireSuccess();

        assertThat(windlass.engine("web").runContainer(host.image().containerImage()))
                .isEqualTo("from inside");
    }

    @Test
    void theQueriesAgreeOnTheHost() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        windlass.machine(Lines.create(host, "web")).requireSuccess();

        String url = "tcp://" + host.address() + ":2376";
        assertThat(windlass.machine("status", "web").output()).isEqualTo("Running\n");
        assertThat(windlass.machine("ip", "web").output()).isEqualTo(host.address() + "\n");
        assertThat(windlass.machine("url", "web").output()).isEqualTo(url + "\n");
        assertThat(windlass.machine("version", "web").output())
                .isEqualTo(windlass.engine("web").version() + "\n");
        assertThat(windlass.machine("inspect", "web").output()).contains("\"IPAddress\": \"" + host.address() + "\"");
        assertThat(windlass.machine("config", "web").output()).contains("-H=" + url);
        assertThat(windlass.machine("ls").output())
                .containsPattern("web +- +generic +Running +" + url + " .*v"
                        + Pattern.quote(windlass.engine("web").version()));
        assertThat(windlass.engine("web").tell("machine active")).isEqualTo("web");
        assertThat(windlass.engine("web").tell("eval docker $(machine config web) version --format '{{.Server.Os}}'"))
                .isEqualTo("linux");
    }

    @Test
    void aRemovedHostIsForgottenAndOtherwiseLeftAlone() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        windlass.machine(Lines.create(host, "web")).requireSuccess();
        windlass.machine("rm", "-y", "web").requireSuccess();

        assertThat(windlass.names()).isEmpty();
        assertThat(windlass.machineFolder("web")).doesNotExist();
        assertThat(host.run("true").succeeded()).isTrue();
    }
}
