package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Engine;
import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.RealHosts;
import io.windlass.itests.rig.Windlass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Provisioning does what was asked for, whoever logs in and whatever the values contain, and can be repeated. */
@Tag("host")
class ProvisionTest {
    private static final String HARD_TO_QUOTE = "it's \"here\" $(touch /tmp/owned) `id` ${HOME} %n \\ ; & | end";

    @RegisterExtension
    final RealHosts hosts = new RealHosts();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void aRepetitionLeavesAnEngineThatIsAsItShouldBeAlone() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        windlass.machine(Lines.create(host, "web")).requireSuccess();
        String process = host.tell("systemctl show -P MainPID docker");

        windlass.machine("provision", "web").requireSuccess();
        windlass.machine("provision", "web").requireSuccess();

        assertThat(host.tell("systemctl show -P MainPID docker")).isEqualTo(process);
        assertThat(windlass.engine("web").version()).isNotEmpty();
    }

    @Test
    void aRepetitionBringsBackWhatWasBroken() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        windlass.machine(Lines.create(host, "web")).requireSuccess();
        host.tell("systemctl stop docker.socket docker; rm -rf /etc/docker /etc/systemd/system/docker.service.d");

        windlass.machine("provision", "web").requireSuccess();

        assertThat(windlass.engine("web").version()).isNotEmpty();
    }

    @Test
    void aUserWithSudoIsEnough() {
        RealHost host = hosts.boot(HostSetup.BARE);
        windlass.machine(Lines.create(host, "web", "--generic-ssh-user", "keeper"))
                .requireSuccess();

        assertThat(windlass.engine("web").version()).isNotEmpty();
        assertThat(windlass.machine("ssh", "web", "id", "-un").output()).isEqualTo("keeper\n");
    }

    @Test
    void valuesReachTheEngineAsTheyAreAndNoShell() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        windlass.machine(Lines.create(
                        host,
                        "web",
                        "--engine-label",
                        "motto=" + HARD_TO_QUOTE,
                        "--engine-env",
                        "MOTTO=" + HARD_TO_QUOTE,
                        "--engine-opt",
                        "log-opt=tag=" + HARD_TO_QUOTE,
                        "--tls-san",
                        "web.example.test"))
                .requireSuccess();

        Engine engine = windlass.engine("web");
        assertThat(engine.tell("docker info --format '{{range .Labels}}{{println .}}{{end}}'"))
                .contains("motto=" + HARD_TO_QUOTE);
        assertThat(host.tell("tr '\\0' '\\n' </proc/$(systemctl show -P MainPID docker)/environ"))
                .contains("MOTTO=" + HARD_TO_QUOTE);
        String container = "docker import '" + host.image().containerImage()
                + "' local >/dev/null && docker create --name one local /bin/busybox true >/dev/null && ";
        assertThat(engine.tell(container + "docker inspect one --format '{{.HostConfig.LogConfig.Config.tag}}'"))
                .isEqualTo(HARD_TO_QUOTE);
        assertThat(host.run("ls /tmp/owned").succeeded()).isFalse();
        assertThat(windlass.program(
                                "openssl",
                                "x509",
                                "-noout",
                                "-ext",
                                "subjectAltName",
                                "-in",
                                "store/machines/web/server.pem")
                        .run()
                        .output())
                .contains("DNS:web.example.test", "IP Address:" + host.address());
    }
}
