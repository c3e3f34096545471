package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.ChangedSettings;
import io.windlass.itests.rig.MadeBundle;
import io.windlass.itests.rig.ShippedJar;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store, the certificate authority and provisioners are replaced while the daemon runs, and chosen by configuration. */
class ReplacedServicesTest {
    @RegisterExtension
    static final ChangedSettings SERVICES = ChangedSettings.of("io.windlass.services.cfg");

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @BeforeEach
    void aHost() {
        windlass.machine(Lines.create("web")).requireSuccess();
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.windlass.store.file", "io.windlass.ca.local", "io.windlass.provisioner.debian"})
    void anotherVersionTakesItsPlaceAndGivesItBack(String name) {
        long daemon = windlass.daemon().orElseThrow();
        Path fresh = MadeBundle.of(shipped(name))
                .version("9.0.0")
                .signed(windlass.folder().resolve("fresh.jar"));

        windlass.machine("bundle", "update", name, fresh.toString()).requireSuccess();
        assertThat(windlass.machine("bundle", "info", name).output()).contains("Version:   9.0.0");
        windlass.machine(Lines.create("second")).requireSuccess();
        assertThat(windlass.names()).containsExactly("second", "web");

        windlass.machine("bundle", "rollback", name).requireSuccess();
        assertThat(windlass.machine("bundle", "info", name).output()).contains("Origin:    shipped");
        windlass.machine(Lines.create("third")).requireSuccess();
        assertThat(windlass.names()).containsExactly("second", "third", "web");
        assertThat(windlass.daemon()).hasValue(daemon);
    }

    @Test
    void aStoreThatIsNotThereIsRefusedAndTheHostsStay() throws IOException {
        Path file = Workspace.current().distribution().resolve("etc/io.windlass.services.cfg");
        String before = Files.readString(file);
        try {
            Files.writeString(file, "store=io.windlass.store.nowhere\n");
            Waiting.until(
                    "the refusal",
                    Duration.ofSeconds(20),
                    () -> windlass.log()
                            .contains("The store stays io.windlass.store.file: \"io.windlass.store.nowhere\""));
        } finally {
            Files.writeString(file, before);
        }
        assertThat(windlass.names()).containsExactly("web");
    }

    private static Path shipped(String name) {
        return ShippedJar.all().stream()
                .filter(jar -> name.equals(jar.header("Bundle-SymbolicName")))
                .findFirst()
                .orElseThrow()
                .file();
    }
}
