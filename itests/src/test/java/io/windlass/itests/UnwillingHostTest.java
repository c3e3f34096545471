package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.RealHosts;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.StoreTree;
import io.windlass.itests.rig.Windlass;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host that cannot be reached, or is not who it was, is refused with a reason, and the store stays as it was. */
@Tag("host")
class UnwillingHostTest {
    @RegisterExtension
    final RealHosts hosts = new RealHosts();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @BeforeEach
    void aStore() {
        windlass.machine(Lines.create("there")).requireSuccess();
    }

    @Test
    void anUnreachableHost() {
        RealHost host = hosts.boot(HostSetup.BARE);
        host.block(22);
        refused(Lines.create(host, "web", "--ssh-timeout", "5"), host.address());
    }

    @Test
    void aClosedPort() {
        RealHost host = hosts.boot(HostSetup.BARE);
        refused(Lines.create(host, "web", "--ssh-timeout", "5", "--generic-ssh-port", "23"), host.address());
    }

    @Test
    void aKeyThatTheHostDoesNotKnow() {
        RealHost host = hosts.boot(HostSetup.BARE);
        String other = windlass.folder().resolve("other").toString();
        windlass.program("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other)
                .run()
                .requireSuccess();
        refused(
                List.of(
                        "create",
                        "-d",
                        "generic",
                        "--generic-ip-address",
                        host.address(),
                        "--generic-ssh-key",
                        other,
                        "web"),
                "key");
    }

    @Test
    void anEnginePortThatIsInUse() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        host.tell("systemd-run --quiet systemd-socket-activate --listen=2376 /bin/cat");
        refused(Lines.create(host, "web"), "2376");
    }

    @Test
    void aHostWhoseKeyChanged() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        windlass.machine(Lines.create(host, "web")).requireSuccess();
        host.changeHostKey();
        windlass.machined("stop").requireSuccess();

        for (List<String> line : List.of(List.of("ssh", "web", "touch /tmp/told"), List.of("provision", "web"))) {
            Result result = windlass.machine(line);
            assertThat(result.status()).as(result.toString()).isNotZero();
            assertThat(result.errors()).contains("host key", host.address());
        }
        assertThat(host.run("ls /tmp/told").succeeded()).isFalse();
        assertThat(windlass.names()).containsExactly("there", "web");
    }

    private void refused(List<String> line, String named) {
        StoreTree before = StoreTree.of(windlass.storage());

        Result result = windlass.machine(line);

        assertThat(result.status()).as(result.toString()).isNotZero();
        assertThat(result.errors()).contains(named);
        assertThat(StoreTree.of(windlass.storage())).isEqualTo(before);
        assertThat(windlass.names()).containsExactly("there");
    }
}
