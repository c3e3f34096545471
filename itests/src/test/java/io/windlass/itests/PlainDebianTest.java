package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.RealHosts;
import io.windlass.itests.rig.Windlass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The three things on which docker-machine fails where a host is a Debian with Debian's engine. */
@Tag("host")
class PlainDebianTest {
    @RegisterExtension
    final RealHosts hosts = new RealHosts();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void theEngineMayLieInUsrSbin() {
        RealHost host = hosts.boot(HostSetup.BARE);
        windlass.machine(Lines.create(host, "web", "--engine-install-url", "distribution"))
                .requireSuccess();

        assertThat(host.tell("readlink /proc/$(systemctl show -P MainPID docker)/exe"))
                .isEqualTo("/usr/sbin/dockerd");
        assertThat(windlass.engine("web").version()).isNotEmpty();
    }

    @Test
    void theSocketUnitDoesNotBringTheEngineBackWithItsOldArguments() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        assertThat(host.tell("systemctl is-active docker.socket")).isEqualTo("active");
        windlass.machine(Lines.create(host, "web")).requireSuccess();
        assertThat(windlass.engine("web").version()).isNotEmpty();

        host.tell("systemctl stop docker; docker version; systemctl start docker");
        assertThat(windlass.engine("web").version()).isNotEmpty();
        assertThat(host.tell("docker version --format '{{.Server.Version}}'"))
                .as("the host's own client still has its socket")
                .isNotEmpty();
    }

    @Test
    void noStorageDriverIsForcedOnAFileSystemThatCannotCarryIt() {
        RealHost host = hosts.boot(HostSetup.OVERLAY_ROOT);
        windlass.machine(Lines.create(host, "web")).requireSuccess();

        assertThat(windlass.engine("web").tell("docker info --format '{{.Driver}}'"))
                .isNotEqualTo("overlay2");
        assertThat(windlass.engine("web").runContainer(host.image().containerImage()))
                .isEqualTo("from inside");
    }
}
