package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.RealHosts;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client brings up the daemon and passes everything both ways as it is. */
class ClientTest {
    @RegisterExtension
    final RealHosts hosts = new RealHosts();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void theDaemonIsThereWhenItIsNeeded() {
        assertThat(windlass.machined("status").status()).isEqualTo(3);
        windlass.machine("ls").requireSuccess();
        assertThat(windlass.machined("status").status()).isZero();
        windlass.machined("stop").requireSuccess();
        assertThat(windlass.machined("status").status()).isEqualTo(3);
        assertThat(windlass.machine("ls").requireSuccess().output()).startsWith("NAME");
    }

    @Test
    void theSlowClientDoesWhatTheFastOneDoes() {
        windlass.machine(Lines.create("web")).requireSuccess();
        String slow = "cp -a \"$0\" slow && rm -f slow/lib/client/machine-* && ";
        windlass.program(
                        "sh",
                        "-c",
                        slow + "true",
                        Workspace.current().distribution().toString())
                .run()
                .requireSuccess();
        for (String line : new String[] {"ls", "url web", "status nosuch", "nosuch", "help", "inspect web"}) {
            Result fast = windlass.shell("sh", "machine " + line);
            Result other = windlass.shell("sh", "slow/bin/machine " + line);
            assertThat(other.status()).as(line).isEqualTo(fast.status());
            assertThat(other.output()).isEqualTo(fast.output());
            assertThat(other.errors()).isEqualTo(fast.errors());
        }
    }

    @Test
    void itCanBeCalledThroughALink() {
        windlass.shell("sh", "mkdir bin && ln -s \"$(command -v machine)\" bin/docker-machine")
                .requireSuccess();
        assertThat(windlass.shell("sh", "bin/docker-machine ls")
                        .requireSuccess()
                        .output())
                .startsWith("NAME");
    }

    @Test
    void aClosedPipeIsNoTrouble() {
        windlass.machine(Lines.create("web")).requireSuccess();
        assertThat(windlass.shell("bash", "machine help | head -n 1")
                        .requireSuccess()
                        .output()
                        .lines())
                .hasSize(1);
    }

    @Test
    @Tag("host")
    void bytesAndStatusOfARemoteCommandComeAsTheyAre() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        windlass.machine(Lines.create(host, "web")).requireSuccess();

        windlass.shell(
                        "sh",
                        "head -c 3000000 /dev/urandom >sent && machine ssh web cat <sent >received && cmp sent received")
                .requireSuccess();
        Result both = windlass.machine("ssh", "web", "echo out; echo err >&2; exit 7");
        assertThat(both.output()).isEqualTo("out\n");
        assertThat(both.errors()).isEqualTo("err\n");
        assertThat(both.status()).isEqualTo(7);
    }
}
