package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.store.StoredHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What any docker-machine ever wrote is read, and becomes version 3 when it is first saved. */
class ConfigUpgradeTest {

    @TempDir
    Path storage;

    private FileHostStore store;
    private Path config;

    @BeforeEach
    void open() {
        store = new FileHostStore(storage, FaultyDisk.healthy());
        config = storage.resolve("machines/web/config.json");
    }

    private String inherit(String name) throws IOException {
        String text;
        try (InputStream stream =
                Objects.requireNonNull(getClass().getResourceAsStream("versions/" + name + ".json"), name)) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("@STORE@", storage.toString());
        }
        Files.createDirectories(config.getParent());
        Files.writeString(config, text);
        return text;
    }

    private ObjectNode shown() {
        return Json.parse(config, store.export("web").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                 | /ConfigVersion                           | 3",
                "0                 | /Driver/StorePath                        | @STORE@",
                "0                 | /Driver/Serial                           | 123456789012345678901234567890",
                "0                 | /Driver/CPU                              | -1",
                "0                 | /HostOptions/AuthOptions/StorePath       | @STORE@/machines/web",
                "0                 | /HostOptions/AuthOptions/CertDir         | @STORE@/certs",
                "0                 | /HostOptions/AuthOptions/CaCertPath      | @STORE@/certs/ca.pem",
                "0                 | /HostOptions/AuthOptions/CaPrivateKeyPath| @STORE@/certs/ca-key.pem",
                "0                 | /HostOptions/AuthOptions/ServerCertPath  | @STORE@/machines/web/server.pem",
                "0                 | /HostOptions/AuthOptions/ClientCertPath  | @STORE@/certs/cert.pem",
                "0                 | /HostOptions/AuthOptions/ClientKeyPath   | @STORE@/certs/key.pem",
                "0                 | /HostOptions/SwarmOptions/Master         | true",
                "0                 | /HostOptions/SwarmOptions/Host           | tcp://1.2.3.4:3376",
                "0                 | /HostOptions/SwarmOptions/Discovery      | token://t",
                "0                 | /HostOptions/SwarmOptions/Image          | swarm:0.1",
                "0                 | /HostOptions/EngineOptions/Labels/0      | a=b",
                "0                 | /HostOptions/EngineOptions/StorageDriver | aufs",
                "0                 | /HostOptions/EngineOptions/GraphDir      | /data",
                "0                 | /HostOptions/EngineOptions/TlsVerify     | true",
                "0                 | /HostOptions/EngineOptions/InstallURL    | https://get.docker.com",
                "0                 | /Later/ratio                             | 1.50",
                "0                 | /Name                                    | web",
                "1                 | /ConfigVersion                           | 3",
                "1                 | /Driver/StorePath                        | @STORE@",
                "1                 | /Driver/Serial                           | 123456789012345678901234567890",
                "1                 | /HostOptions/AuthOptions/StorePath       | @STORE@/machines/web",
                "1                 | /HostOptions/AuthOptions/CertDir         | @STORE@/certs",
                "1                 | /HostOptions/AuthOptions/CaPrivateKeyPath| @STORE@/certs/ca-key.pem",
                "1                 | /HostOptions/EngineOptions/Later         | null",
                "1                 | /Name                                    | web",
                "2                 | /ConfigVersion                           | 3",
                "2                 | /Driver/StorePath                        | @STORE@",
                "2                 | /Driver/Serial                           | 123456789012345678901234567890",
                "2                 | /HostOptions/AuthOptions/StorePath       | @STORE@/machines/web",
                "2                 | /Later/0                                 | 1E+3",
                "2-without-path    | /Driver/StorePath                        | @STORE@",
                "2-without-path    | /HostOptions/AuthOptions/StorePath       | @STORE@/machines/web",
                "2-without-path    | /HostOptions/AuthOptions/CertDir         | @STORE@/certs",
                "3-relative        | /Driver/StorePath                        | @STORE@",
                "3-relative        | /HostOptions/AuthOptions/StorePath       | @STORE@/machines/web",
                "3-relative        | /HostOptions/AuthOptions/CertDir         | @STORE@/certs",
                "3-other-case      | /DriverName                              | amazonec2",
                "3-other-case      | /Driver/IPAddress                        | 203.0.113.9",
                "3-other-case      | /Driver/instanceId                       | i-1",
                "3-other-case      | /HostOptions/EngineOptions/Labels/0      | a=b",
                "3-other-case      | /HostOptions/AuthOptions/CertDir         | @STORE@/certs",
            })
    void hasTheValueInVersion3(String file, String pointer, String value) throws IOException {
        inherit(file);

        assertThat(shown().at(pointer).asText()).isEqualTo(value.replace("@STORE@", storage.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | /StorePath",
                "0 | /ServerCertPath",
                "0 | /SwarmMaster",
                "0 | /HostOptions/AuthOptions/PrivateKeyPath",
                "1 | /StorePath",
                "1 | /HostOptions/AuthOptions/PrivateKeyPath",
                "2 | /StorePath",
                "3-other-case | /drivername",
                "3-other-case | /hostOptions",
            })
    void hasNoMoreWhatHasAnotherPlaceNow(String file, String pointer) throws IOException {
        inherit(file);

        assertThat(shown().at(pointer).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "2-without-path"})
    void readingWritesNothingAndTheFirstSaveKeepsTheFileAsItWas(String file) throws IOException {
        String before = inherit(file);
        HostRecord host = Hosts.load(store, "web");
        assertThat(store.list()).containsExactly(new StoredHost.Intact(host));
        assertThat(config.getParent()).isDirectoryNotContaining("glob:**.bak");
        assertThat(config).hasContent(before);

        store.save(host.begin(Hosts.CREATION));

        Path backup = config.resolveSibling("config.json.bak");
        assertThat(backup).hasBinaryContent(before.getBytes(StandardCharsets.UTF_8));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(config)).contains("\"ConfigVersion\": 3");
        assertThat(Hosts.load(store, "web")).isEqualTo(host.begin(Hosts.CREATION));

        store.save(host);
        assertThat(backup).hasBinaryContent(before.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileInVersion3HasNoBackup() throws IOException {
        inherit("3-relative");

        store.save(Hosts.load(store, "web"));

        assertThat(config.getParent()).isDirectoryNotContaining("glob:**.bak");
    }

    @Test
    void theFutureIsLeftAlone() throws IOException {
        String text = inherit("2").replace("\"ConfigVersion\": 2", "\"ConfigVersion\": 4");
        Files.writeString(config, text);
        store.create(Hosts.complete("good"));

        assertThat(store.list())
                .contains(new StoredHost.Intact(Hosts.complete("good")))
                .anySatisfy(host -> assertThat(host).isInstanceOfSatisfying(StoredHost.Damaged.class, damaged -> {
                    assertThat(damaged.name()).isEqualTo("web");
                    assertThat(damaged.failure().message()).contains("from the future");
                }));
        assertThat(config).hasContent(text);
    }

    @Test
    void namesThatDifferInCaseAreDifferentHosts() throws IOException {
        inherit("2");
        store.create(Hosts.complete("WEB"));

        assertThat(store.list().stream().map(StoredHost::name)).containsExactlyInAnyOrder("web", "WEB");
        assertThat(Hosts.load(store, "web").driverName()).isEqualTo("amazonec2");
        assertThat(store.load("Web")).isEmpty();
    }
}
