package io.windlass.driver.nspawn.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.windlass.api.error.MachineException;
import io.windlass.api.host.HostId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryTest {

    @TempDir
    private Path folder;

    @Test
    void givesAHostTheSameAddressAgain() {
        Registry registry = new Registry(folder);
        Registry.Entry first = registry.claim(Hosts.host(Hosts.ID, Hosts.SPEC));

        assertThat(registry.claim(Hosts.host(Hosts.ID, Hosts.SPEC))).isEqualTo(first);
        assertThat(new Registry(folder).find(Hosts.ID)).contains(first);
        assertThat(first.installation()).isEqualTo("installation");
        assertThat(first.directory()).isEqualTo(Path.of("/store/machines/one"));
    }

    @Test
    void givesNoAddressTwiceWhoeverRaces() throws InterruptedException, ExecutionException {
        NspawnSpec small = Hosts.spec("10.213.0.0/25");
        List<Future<Registry.Entry>> claims = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 32; i++) {
                claims.add(threads.submit(() -> new Registry(folder).claim(Hosts.host(HostId.random(), small))));
            }
        }
        List<String> addresses = new ArrayList<>();
        for (Future<Registry.Entry> claim : claims) {
            addresses.add(claim.get().address());
        }

        assertThat(addresses).doesNotHaveDuplicates().hasSize(32);
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> new Registry(folder).claim(Hosts.host(HostId.random(), small)))
                .withMessageContaining("10.213.0.0/25");
    }

    @Test
    void keepsTheAddressOfAHostFromAnotherMachine() {
        Registry registry = new Registry(folder);

        assertThat(registry.claim(Hosts.hostThatHad("10.213.7.2")).address()).isEqualTo("10.213.7.2");
        assertThat(registry.claim(Hosts.hostThatHad("10.213.7.2")).address()).isNotEqualTo("10.213.7.2");
    }

    @Test
    void forgetsWhatIsReleased() {
        Registry registry = new Registry(folder);
        registry.claim(Hosts.host(Hosts.ID, Hosts.SPEC));
        assertThat(registry.all()).hasSize(1);

        registry.release(Hosts.ID);
        registry.release(Hosts.ID);

        assertThat(registry.all()).isEmpty();
        assertThat(registry.find(Hosts.ID)).isEmpty();
    }

    @Test
    void isEmptyBeforeTheFirstHost() {
        assertThat(new Registry(folder.resolve("absent")).all()).isEmpty();
    }
}
