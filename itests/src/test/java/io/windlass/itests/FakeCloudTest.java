package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.hosts.FakeCloud;
import io.windlass.itests.hosts.FakeHost;
import io.windlass.itests.rig.DeployedBundle;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host of the fake cloud lives its whole life, as those of a real one would. */
class FakeCloudTest {

    @RegisterExtension
    static final DeployedBundle DRIVER = DeployedBundle.fakeDriver();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    private FakeCloud cloud;

    @BeforeEach
    void create() throws IOException {
        cloud = FakeCloud.start();
        windlass.awaitDriver("fake");
        windlass.machine("create", "-d", "fake", "--fake-url", cloud.provider().url(), "--fake-token", "any", "web")
                .requireSuccess();
    }

    @AfterEach
    void close() throws IOException {
        // While there is a provider to remove it from.
        windlass.machine("rm", "-f", "-y", "web");
        cloud.close();
    }

    @Test
    void itIsListedWithItsEngine() {
        FakeHost host = cloud.host("web");

        assertThat(windlass.machine("ls").requireSuccess().output())
                .containsPattern("web +- +fake +Running +tcp://127.0.0.1:"
                        + host.engine().port() + " .*v28.0.0");
        assertThat(windlass.machine("status", "web").output()).isEqualTo("Running\n");
    }

    @Test
    void itIsStoppedStartedRestartedAndRemoved() {
        FakeHost host = cloud.host("web");

        windlass.machine("stop", "web").requireSuccess();
        assertThat(host.isOn()).isFalse();
        assertThat(windlass.machine("status", "web").output()).isEqualTo("Stopped\n");

        windlass.machine("start", "web").requireSuccess();
        assertThat(host.isOn()).isTrue();
        String booted = host.bootId();
        windlass.machine("restart", "web").requireSuccess();
        assertThat(host.bootId()).isNotEqualTo(booted);
        assertThat(windlass.machine("version", "web").output()).isEqualTo("28.0.0\n");

        windlass.machine("rm", "-y", "web").requireSuccess();
        assertThat(cloud.hosts().all()).isEmpty();
        assertThat(windlass.names()).isEmpty();
    }

    @Test
    void whatIsProvisionedAlreadyIsLeftAlone() {
        windlass.machine("provision", "web").requireSuccess();

        assertThat(cloud.host("web").engine().starts()).isEqualTo(1);
    }

    @Test
    void anEngineThatDiedIsBroughtBack() {
        cloud.host("web").engine().stop();

        windlass.machine("provision", "web").requireSuccess();
        assertThat(windlass.machine("version", "web").output()).isEqualTo("28.0.0\n");
    }

    @Test
    void itsEngineIsUpgradedAndGetsOtherCertificates() {
        FakeHost host = cloud.host("web");

        windlass.machine("upgrade", "web").requireSuccess();
        assertThat(windlass.machine("version", "web").output()).isEqualTo("28.0.1\n");

        windlass.machine("regenerate-certs", "-f", "web").requireSuccess();
        assertThat(host.engine().starts()).isEqualTo(3);
        assertThat(windlass.machine("version", "web").output()).isEqualTo("28.0.1\n");
    }

    @Test
    void anotherHostKeyIsRefusedBeforeAnythingIsSent() {
        FakeHost host = cloud.host("web");
        host.changeHostKey();
        int logins = host.logins();

        Result result = windlass.machine("provision", "web");

        assertThat(result.succeeded()).isFalse();
        assertThat(result.errors()).contains("shows host key").contains("is pinned");
        assertThat(host.logins()).isEqualTo(logins);
    }
}
