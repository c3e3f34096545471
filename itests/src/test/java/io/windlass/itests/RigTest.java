package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.Traces;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether the rented hosts are what the other tests take them for. */
@Tag("host")
class RigTest {
    @Test
    void aHostIsADebianWithSystemdThatCanInstallTheEngine() {
        try (RealHost host = RealHost.boot(HostSetup.BARE)) {
            assertThat(host.tell("cat /proc/1/comm")).isEqualTo("systemd");
            assertThat(host.tell("systemctl is-system-running --wait")).isEqualTo("running");
            assertThat(host.run("command -v dockerd").succeeded()).isFalse();

            host.tell("apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y install docker.io");

            assertThat(host.tell("docker version --format '{{.Server.Version}}'"))
                    .startsWith("20.10");
        }
    }

    @Test
    void aHostWithTheEngineHasItOnASocket() {
        try (RealHost host = RealHost.boot(HostSetup.ENGINE_INSTALLED)) {
            assertThat(host.tell("systemctl is-active docker.socket")).isEqualTo("active");
        }
    }

    @Test
    void aHostRebootsAndChangesItsKey() {
        try (RealHost host = RealHost.boot(HostSetup.BARE)) {
            String key = host.hostKey();
            host.changeHostKey();
            assertThat(host.hostKey()).isNotEqualTo(key);
            host.reboot();
            assertThat(host.run("true").succeeded()).isTrue();
        }
    }

    @Test
    void aBlockedPortDoesNotAnswer() {
        try (RealHost host = RealHost.boot(HostSetup.BARE)) {
            host.block(22);
            assertThat(host.run("true").succeeded()).isFalse();
            host.unblock(22);
            assertThat(host.run("true").succeeded()).isTrue();
        }
    }

    @Test
    void aHostLeavesNothingBehind() {
        Traces before = Traces.now();
        RealHost.boot(HostSetup.BARE).close();
        assertThat(Traces.now().since(before)).isEmpty();
    }
}
