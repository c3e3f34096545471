package io.windlass.driver.generic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import io.windlass.api.option.OptionSchema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenericDriverTest {

    private static final String KEY = "-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----\n";

    private final GenericDriver driver = new GenericDriver();
    private final OptionSchema<GenericSpec> schema = OptionSchema.of(driver.specType());
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void hasDockerMachinesDefaultsAndStoredNames() {
        GenericSpec spec = schema.bind(Map.of("generic-ip-address", "192.0.2.7"), "generic driver");

        assertThat(schema.toStored(spec))
                .isEqualTo(Map.of(
                        "IPAddress", "192.0.2.7", "SSHUser", "root", "SSHPort", 22, "SSHKey", "", "EnginePort", 2376));
        assertThat(schema.fromStored(schema.toStored(spec))).isEqualTo(spec);
    }

    @Test
    void namesTheVariableOfEachOption() {
        assertThat(schema.declarations())
                .extracting(d -> d.option().name(), d -> d.option().env())
                .allSatisfy(pair -> assertThat(pair.toList().get(1))
                        .isEqualTo(pair.toList()
                                .get(0)
                                .toString()
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT)));
    }

    @Test
    void importsTheKeyUnderItsOwnName() throws IOException {
        Path key = key("work_key");
        Files.writeString(folder.resolve("work_key.pub"), "ssh-ed25519 AAAA me\n");
        DriverHost<GenericSpec> host = host("192.0.2.7", 22, key.toString());

        driver.check(host);
        driver.create(host);
        Instance again = driver.create(host);

        Path copy = host.directory().resolve("work_key");
        assertThat(again.ssh()).contains(new SshEndpoint("192.0.2.7", 22, "root", Optional.of(copy)));
        assertThat(copy).hasContent(KEY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(host.directory().resolve("work_key.pub")).content().contains("AAAA");
        assertThat(host.directory()).isDirectoryNotContaining("glob:**.new");
        assertThat(said).containsOnly("Importing SSH key...");
    }

    @Test
    void keepsAKeyApartFromTheCertificates() throws IOException {
        DriverHost<GenericSpec> host = host("192.0.2.7", 22, key("key.pem").toString());

        driver.create(host);

        assertThat(host.directory()).isDirectoryContaining("glob:**/ssh-key.pem");
        assertThat(host.directory()).isDirectoryNotContaining("glob:**/key.pem");
    }

    @Test
    void findsAKeyInTheUsersHome() {
        ImportedKey key = ImportedKey.of("~/.ssh/work_key", folder);

        assertThat(key.source()).isEqualTo(Path.of(System.getProperty("user.home"), ".ssh", "work_key"));
        assertThat(key.copy()).isEqualTo(folder.resolve("work_key"));
    }

    @Test
    void usesTheAgentWithoutAKey() throws IOException {
        Instance instance = driver.create(host("192.0.2.7", 22, ""));

        assertThat(instance.ssh().orElseThrow().privateKey()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void refusesAKeyThatIsMissingOrNone() throws IOException {
        Path text = Files.writeString(folder.resolve("notes"), "hello");

        refused(host("192.0.2.7", 22, folder.resolve("absent").toString()), "does not exist");
        refused(host("192.0.2.7", 22, text.toString()), "is not a private key");
        refused(host("192.0.2.7", 22, "keys/relative"), "is not an absolute path");
        refused(host("192.0.2.7", 22, "/"), "does not exist");
    }

    @Test
    void refusesBadPortsAndAddresses() throws IOException {
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> driver.check(host("192.0.2.7", 70000, "")))
                .withMessageContaining("--generic-ssh-port")
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.INVALID_ARGUMENT));
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> driver.check(host("a b", 22, "")))
                .withMessageContaining("a b");
    }

    @Test
    void writesIpv6AddressesWithBracketsOnlyInUrls() throws IOException {
        Instance instance = driver.create(host("[2001:db8::7]", 22, ""));

        assertThat(instance.address()).contains("2001:db8::7");
        assertThat(instance.ssh().orElseThrow().address()).isEqualTo("2001:db8::7");
        assertThat(instance.engine()).contains(URI.create("tcp://[2001:db8::7]:2376"));
    }

    @Test
    void findsNothingBeforeTheKeyIsImported() throws IOException {
        DriverHost<GenericSpec> host = host("192.0.2.7", 1, key("work_key").toString());
        Files.deleteIfExists(host.directory().resolve("work_key"));

        assertThat(driver.find(host)).isEmpty();
    }

    @Test
    void looksWhetherThePortAnswers() throws IOException {
        DriverHost<GenericSpec> host;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            host = host("127.0.0.1", server.getLocalPort(), "");
            assertThat(driver.find(host).map(Instance::state)).contains(InstanceState.RUNNING);
        }
        assertThat(driver.find(host).map(Instance::state)).contains(InstanceState.UNKNOWN);
    }

    @Test
    void neverTouchesTheHost() throws IOException {
        DriverHost<GenericSpec> host = host("127.0.0.1", 1, "");
        driver.remove(host);

        assertThat(driver.list(new DriverAccount<>("installation", host.spec(), host.calls())))
                .isEmpty();
        assertThat(host.directory()).isEmptyDirectory();
    }

    private void refused(DriverHost<GenericSpec> host, String reason) {
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> driver.check(host))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.PRECONDITION_FAILED));
    }

    private Path key(String name) throws IOException {
        return Files.writeString(folder.resolve(name), KEY);
    }

    private DriverHost<GenericSpec> host(String address, int port, String key) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("machines").resolve("name"));
        GenericSpec spec = new GenericSpec(address, "root", port, key, 2376);
        return new DriverHost<>(
                "installation",
                HostId.random(),
                "name",
                directory,
                spec,
                Optional.empty(),
                ProviderCalls.UNLIMITED,
                said::add);
    }
}
