package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.Traces;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the rented hosts are what the other tests take them for. */
@Tag("host")
class RigTest {
    static List<HostSetup> bare() {
        return List.of(HostSetup.BARE, HostSetup.TRIXIE);
    }

    @ParameterizedTest
    @MethodSource("bare")
    void aHostIsADebianWithSystemdThatCanInstallTheEngine(HostSetup setup) {
        try (RealHost host = RealHost.boot(setup)) {
            assertThat(host.tell("cat /proc/1/comm")).isEqualTo("systemd");
            assertThat(host.tell(". /etc/os-release && echo $VERSION_CODENAME")).isEqualTo(setup.suite());
            assertThat(host.run("command -v dockerd").succeeded()).isFalse();

            host.tell("apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y install docker.io");

            assertThat(host.tell("systemctl is-active docker")).isEqualTo("active");
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
        String number;
        try (RealHost host = RealHost.boot(HostSetup.BARE)) {
            number = host.address().split("\\.", -1)[2];
            assertThat(Traces.now().of(number)).isNotEmpty();
        }
        assertThat(Traces.now().of(number)).isEmpty();
    }
}
