package io.windlass.provisioner.debian.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.provision.ProvisionRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineSetupTest {

    private static final EngineOptions EVERYTHING = new EngineOptions(
            EngineOptions.DISTRIBUTION,
            "overlay2",
            List.of("a=1", "b=two words"),
            List.of("debug", "log-level=warn"),
            List.of("HTTP_PROXY=http://proxy:3128"),
            List.of("registry:5000"),
            List.of("https://mirror.example"));

    private final ProvisionRequest request = new Requests().of(new FakeHost(), EVERYTHING);

    @Test
    void everyOptionBecomesAnArgument() {
        assertThat(EngineSetup.of(request, "/usr/sbin/dockerd", true).arguments())
                .containsExactly(
                        "/usr/sbin/dockerd",
                        "-H",
                        "fd://",
                        "-H",
                        "tcp://0.0.0.0:2376",
                        "--tlsverify",
                        "--tlscacert",
                        "/etc/docker/ca.pem",
                        "--tlscert",
                        "/etc/docker/server.pem",
                        "--tlskey",
                        "/etc/docker/server-key.pem",
                        "--storage-driver",
                        "overlay2",
                        "--label",
                        "a=1",
                        "--label",
                        "b=two words",
                        "--label",
                        "provider=generic",
                        "--insecure-registry",
                        "registry:5000",
                        "--registry-mirror",
                        "https://mirror.example",
                        "--debug",
                        "--log-level=warn");
    }

    @Test
    void withoutDockerSocketTheEngineMakesItsOwn() {
        assertThat(EngineSetup.of(request, "/usr/bin/dockerd", false).arguments())
                .startsWith("/usr/bin/dockerd", "-H", "unix:///var/run/docker.sock", "-H", "tcp://0.0.0.0:2376");
    }

    @Test
    void noStorageDriverIsForced() {
        ProvisionRequest plain = new Requests().of(new FakeHost(), Requests.PACKAGE);

        assertThat(EngineSetup.of(plain, "/usr/bin/dockerd", true).arguments()).doesNotContain("--storage-driver");
    }

    @Test
    void theDropInSaysTheSame() {
        EngineSetup setup = EngineSetup.of(request, "/usr/sbin/dockerd", true);

        assertThat(SystemdSyntax.command(setup.dropIn().content())).isEqualTo(setup.arguments());
        assertThat(SystemdSyntax.environment(setup.dropIn().content())).isEqualTo(EVERYTHING.environment());
    }
}
