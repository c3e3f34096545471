package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.RealHosts;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Windlass;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Private keys are where they belong, and nowhere else. */
@Tag("host")
class SecretsTest {
    /** Looks at all command lines and environments over and over, until it is killed. */
    private static final String WATCH =
            "while :; do cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | sort -u >>\"$0\"; sleep 0.05; done";

    @RegisterExtension
    final RealHosts hosts = new RealHosts();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void noKeyIsSeenInCommandLinesLogsOrOutput() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        host.tell("systemd-run --quiet --unit=watch sh -c " + quoted(WATCH) + " /var/tmp/seen");
        String here = windlass.folder().resolve("seen").toString();
        Process watch = windlass.program("sh", "-c", WATCH, here).start();
        Result create;
        try {
            create = windlass.machine(Lines.create(host, "web")).requireSuccess();
        } finally {
            watch.descendants().forEach(ProcessHandle::destroyForcibly);
            watch.destroyForcibly();
        }
        host.tell("systemctl stop watch");

        String keys = windlass.shell(
                        "sh", "cat store/machines/web/*key.pem store/certs/*key.pem store/machines/web/key")
                .requireSuccess()
                .output();
        List<String> secrets = keys.lines()
                .filter(line -> !line.startsWith("-") && line.length() > 20)
                .toList();
        assertThat(secrets).hasSizeGreaterThan(5);
        String said = create.said()
                + windlass.machine("inspect", "web").said()
                + windlass.machine("ls").said()
                + windlass.machine("env", "web").said();
        String seen = windlass.shell(
                                "sh",
                                "cat seen; cat store/daemon/log/*; find store/daemon -type f -exec strings {} +; cat store/machines/*/*.json")
                        .output()
                + host.tell(
                        "cat /var/tmp/seen; journalctl --no-pager; cat /etc/systemd/system/docker.service.d/*; find /tmp -type f -exec cat {} +");
        assertThat(seen).contains("machined").hasSizeGreaterThan(10_000);
        assertThat(secrets).noneSatisfy(secret -> assertThat(said + seen).contains(secret));
    }

    @Test
    void onlyTheOwnerCanReadWhatIsSecret() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        windlass.machine(Lines.create(host, "web")).requireSuccess();

        assertThat(windlass.shell(
                                "sh",
                                "cd store && find . ./machines ./machines/web ./certs ./daemon -maxdepth 0 -printf '%m %p\\n'")
                        .output()
                        .lines())
                .allSatisfy(line -> assertThat(line).startsWith("700 "));
        assertThat(windlass.shell(
                                "sh",
                                "find store \\( -name '*key*' -o -name config.json -o -name '*.sock' \\) ! -name '*.pub' ! -type d -printf '%m %p\\n'")
                        .output()
                        .lines())
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(line).startsWith("600 "));
        assertThat(host.tell("find /etc/docker -name '*key*' -printf '%m %u %p\\n'")
                        .lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("600 root "));
    }

    @Test
    void theDaemonListensOnItsSocketAndNothingElse() {
        windlass.machine(Lines.create("web")).requireSuccess();
        long daemon = windlass.daemon().orElseThrow();

        String sockets = windlass.shell("sh", "ss --no-header --listening --tcp --udp --unix --processes")
                .requireSuccess()
                .output();

        assertThat(sockets.lines().filter(line -> line.contains("pid=" + daemon + ",")))
                .singleElement()
                .asString()
                .contains("machined.sock");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
