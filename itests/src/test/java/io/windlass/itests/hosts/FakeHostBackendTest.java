package io.windlass.itests.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.itests.provider.HostBackend.Host;
import io.windlass.itests.provider.Labels;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of an instance is the life of its host. */
class FakeHostBackendTest {
    private final SshVisitor visitor = new SshVisitor();
    private FakeHosts hosts;
    private FakeHostBackend backend;
    private Host place;

    @BeforeEach
    void create() throws IOException {
        hosts = FakeHosts.start();
        backend = new FakeHostBackend(hosts);
        place = backend.created("i-1", labels("web"), visitor.publicKey());
    }

    @AfterEach
    void stop() throws IOException {
        visitor.close();
        hosts.close();
    }

    @Test
    void aNewInstanceHasAHostThatTakesItsKey() throws IOException {
        FakeHost host = backend.named("web").orElseThrow();

        assertThat(place.address()).isEqualTo(host.address());
        assertThat(place.sshPort()).isEqualTo(host.sshPort());
        assertThat(place.enginePort()).isEqualTo(host.engine().port());
        assertThat(place.hostKey()).contains(host.hostKey());
        assertThat(visitor.run(host, "true").status()).isZero();
    }

    @Test
    void anInstanceThatIsStoppedAndStartedIsWhereItWas() throws IOException {
        FakeHost host = backend.named("web").orElseThrow();
        String before = host.bootId();

        backend.stopped("i-1", true);
        assertThat(host.isOn()).isFalse();
        assertThat(backend.started("i-1")).isEqualTo(place);
        assertThat(visitor.run(host, "cat /proc/sys/kernel/random/boot_id").output())
                .isEqualTo(host.bootId() + "\n")
                .isNotEqualTo(before + "\n");
    }

    @Test
    void aRemovedInstanceLeavesNothing() {
        backend.removed("i-1");

        assertThat(backend.named("web")).isEmpty();
        assertThat(hosts.all()).isEmpty();
        assertThatThrownBy(() -> new Socket(place.address(), place.sshPort()).close())
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> backend.started("i-1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theNewestOfANameIsTheOneThatIsMeant() {
        Host second = backend.created("i-2", labels("web"), visitor.publicKey());

        assertThat(backend.named("web")).get().extracting(FakeHost::sshPort).isEqualTo(second.sshPort());
    }

    private static Labels labels(String name) {
        return new Labels("account", "region", "id of " + name, "installation", name);
    }
}
