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
    static final Windlass WINDLASS = Windlass.perClass();

    private FakeCloud cloud;

    @BeforeEach
    void create() throws IOException {
        cloud = FakeCloud.start();
        WINDLASS.awaitDriver("fake");
        WINDLASS.machine("create", "-d", "fake", "--fake-url", cloud.provider().url(), "--fake-token", "any", "web")
                .requireSuccess();
    }

    @AfterEach
    void close() throws IOException {
        // While there is a provider to remove it from.
        WINDLASS.machine("rm", "-f", "-y", "web");
        cloud.close();
    }

    @Test
    void itIsListedWithItsEngine() {
        FakeHost host = cloud.host("web");

        assertThat(WINDLASS.machine("ls").requireSuccess().output())
                .containsPattern("web +- +fake +Running +tcp://127.0.0.1:"
                        + host.engine().port() + " .*v28.0.0");
        assertThat(WINDLASS.machine("status", "web").output()).isEqualTo("Running\n");
    }

    @Test
    void itIsStoppedStartedRestartedAndRemoved() {
        FakeHost host = cloud.host("web");

        WINDLASS.machine("stop", "web").requireSuccess();
        assertThat(host.isOn()).isFalse();
        assertThat(WINDLASS.machine("status", "web").output()).isEqualTo("Stopped\n");

        WINDLASS.machine("start", "web").requireSuccess();
        assertThat(host.isOn()).isTrue();
        String booted = host.bootId();
        WINDLASS.machine("restart", "web").requireSuccess();
        assertThat(host.bootId()).isNotEqualTo(booted);
        assertThat(WINDLASS.machine("version", "web").output()).isEqualTo("28.0.0\n");

        WINDLASS.machine("rm", "-y", "web").requireSuccess();
        assertThat(cloud.hosts().all()).isEmpty();
        assertThat(WINDLASS.names()).isEmpty();
    }

    @Test
    void whatIsProvisionedAlreadyIsLeftAlone() {
        WINDLASS.machine("provision", "web").requireSuccess();

        assertThat(cloud.host("web").engine().starts()).isEqualTo(1);
    }

    @Test
    void anEngineThatDiedIsBroughtBack() {
        cloud.host("web").engine().stop();

        WINDLASS.machine("provision", "web").requireSuccess();
        assertThat(WINDLASS.machine("version", "web").output()).isEqualTo("28.0.0\n");
    }

    @Test
    void itsEngineIsUpgradedAndGetsOtherCertificates() {
        FakeHost host = cloud.host("web");

        WINDLASS.machine("upgrade", "web").requireSuccess();
        assertThat(WINDLASS.machine("version", "web").output()).isEqualTo("28.0.1\n");

        WINDLASS.machine("regenerate-certs", "-f", "web").requireSuccess();
        assertThat(host.engine().starts()).isEqualTo(3);
        assertThat(WINDLASS.machine("version", "web").output()).isEqualTo("28.0.1\n");
    }

    @Test
    void anotherHostKeyIsRefusedBeforeAnythingIsSent() {
        FakeHost host = cloud.host("web");
        host.changeHostKey();
        int logins = host.logins();

        Result result = WINDLASS.machine("provision", "web");

        assertThat(result.succeeded()).isFalse();
        assertThat(result.errors()).contains("shows host key").contains("is pinned");
        assertThat(host.logins()).isEqualTo(logins);
    }
}
