package io.windlass.driver.none.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.windlass.api.Progress;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.option.OptionSchema;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NoneDriverTest {

    private final NoneDriver driver = new NoneDriver();
    private final OptionSchema<NoneSpec> schema = OptionSchema.of(driver.specType());

    @Test
    void isAlwaysRunningAtItsUrl() {
        DriverHost<NoneSpec> host = host("tcp://192.0.2.7:2376");

        Instance created = driver.create(host);

        assertThat(created.state()).isEqualTo(InstanceState.RUNNING);
        assertThat(created.engine()).contains(URI.create("tcp://192.0.2.7:2376"));
        assertThat(created.address()).contains("192.0.2.7:2376");
        assertThat(created.ssh()).isEmpty();
        assertThat(driver.find(host)).contains(created);
    }

    @Test
    void showsNeitherUserNorMissingHostAsAddress() {
        assertThat(driver.create(host("ssh://me@[2001:db8::1]:22")).address()).contains("[2001:db8::1]:22");
        assertThat(driver.create(host("unix:///run/docker.sock")).address()).isEmpty();
    }

    @Test
    void ownsNothing() {
        DriverHost<NoneSpec> host = host("tcp://192.0.2.7:2376");
        driver.remove(host);

        assertThat(driver.find(host)).isPresent();
        assertThat(driver.list(new DriverAccount<>("installation", host.spec(), host.calls())))
                .isEmpty();
    }

    @Test
    void requiresAnUrl() {
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> schema.bind(Map.of(), "none driver"))
                .withMessageContaining("--url");
    }

    @Test
    void refusesWhatIsNoUrl() {
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> schema.bind(Map.of("url", "tcp://a b:1"), "none driver"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.INVALID_ARGUMENT))
                .withMessageContaining("tcp://a b:1");
    }

    @Test
    void isStoredAsDockerMachineStoresIt() {
        NoneSpec spec = new NoneSpec("tcp://192.0.2.7:2376");

        assertThat(schema.toStored(spec)).isEqualTo(Map.of("URL", "tcp://192.0.2.7:2376"));
        assertThat(schema.fromStored(schema.toStored(spec))).isEqualTo(spec);
    }

    private static DriverHost<NoneSpec> host(String url) {
        return new DriverHost<>(
                "installation",
                HostId.random(),
                "name",
                Path.of("machines", "name"),
                new NoneSpec(url),
                Optional.empty(),
                ProviderCalls.UNLIMITED,
                Progress.SILENT);
    }
}
