package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.HostSetup;
import io.windlass.itests.rig.RealHost;
import io.windlass.itests.rig.RealHosts;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kill -9} of the daemon while it makes a host: nothing is lost, nothing is there twice, and it goes on. */
@Tag("host")
class CrashTest {
    private static final String KEYS = "find \"$MACHINE_STORAGE_PATH\" -name '*key*' -type f -exec sha256sum {} +"
            + " | sed 's/ .*store/ /' | sort";

    @RegisterExtension
    final RealHosts hosts = new RealHosts();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void asSoonAsTheHostIsKnown() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        crash(host, () -> Files.exists(windlass.machineFolder("web").resolve("config.json")));
    }

    @Test
    void whilePackagesAreInstalled() {
        RealHost host = hosts.boot(HostSetup.BARE);
        crash(host, () -> host.run("pgrep -x dpkg").succeeded());
    }

    @Test
    void onceItsCertificatesAreMade() {
        RealHost host = hosts.boot(HostSetup.ENGINE_INSTALLED);
        crash(host, () -> Files.exists(windlass.machineFolder("web").resolve("server-key.pem")));
    }

    private void crash(RealHost host, BooleanSupplier moment) {
        CompletableFuture<Result> create = CompletableFuture.supplyAsync(
                () -> windlass.machine(Lines.create(host, "web")), Thread::startVirtualThread);
        Waiting.until("the moment to crash", Duration.ofMinutes(2), moment);
        windlass.killDaemon();
        Result interrupted = create.join();
        assertThat(interrupted.succeeded()).isFalse();
        assertThat(interrupted.errors()).isNotBlank();
        String keys = windlass.shell("sh", KEYS).output();

        assertThat(windlass.names()).containsExactly("web");
        Waiting.until(
                "the end of provisioning",
                Duration.ofMinutes(2),
                () -> windlass.machine("status", "web").output().equals("Running\n"));

        assertThat(windlass.engine("web").version()).isNotEmpty();
        assertThat(windlass.shell("sh", KEYS).output().lines())
                .containsAll(keys.lines().toList());
        assertThat(windlass.names()).containsExactly("web");
        windlass.machine("provision", "web").requireSuccess();
        assertThat(windlass.engine("web").answers()).isTrue();
    }
}
