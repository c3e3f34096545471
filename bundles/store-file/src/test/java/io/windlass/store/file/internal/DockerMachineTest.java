package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker-machine wrote is understood, and what is written can be read by docker-machine. */
class DockerMachineTest {

    @TempDir
    Path storage;

    private FileHostStore store;
    private Path config;

    @BeforeEach
    void open() {
        store = new FileHostStore(storage, new PosixDisk());
        config = storage.resolve("machines/web/config.json");
    }

    private String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .replace("@STORE@", storage.toString());
        }
    }

    private void inherit(String text) throws IOException {
        Files.createDirectories(config.getParent());
        Files.writeString(config, text);
    }

    @Test
    void writesWhatDockerMachineWrites() throws IOException {
        store.create(Hosts.complete("web"));

        assertThat(Files.readString(config)).isEqualTo(resource("ours.json"));
        assertThat(store.export("web")).isEqualTo(resource("ours.json"));
    }

    @Test
    void readsAHostOfDockerMachine() throws IOException {
        inherit(resource("amazonec2.json"));

        HostRecord host = Hosts.load(store, "web");

        assertThat(host.driverName()).isEqualTo("amazonec2");
        assertThat(host.settings().spec())
                .containsEntry("AccessKey", "AKIA")
                .containsEntry("SecurityGroupIds", List.of("sg-1"))
                .doesNotContainKeys("MachineName", "StorePath", "SwarmHost", "RetryCount");
        assertThat(host.settings().engine())
                .isEqualTo(new EngineOptions(
                        "https://get.docker.com", "", List.of("a=b"), List.of(), List.of(), List.of(), List.of()));
        assertThat(host.settings().tlsSans()).containsExactly("docker.example");
        assertThat(host.pinnedKeys()).isEmpty();
        assertThat(host.intent()).isEmpty();
        assertThat(host.instance())
                .contains(new Instance(
                        InstanceState.UNKNOWN,
                        Optional.of("203.0.113.9"),
                        Optional.of(new SshEndpoint(
                                "203.0.113.9", 22, "ubuntu", Optional.of(config.resolveSibling("id_rsa")))),
                        Optional.of(URI.create("tcp://203.0.113.9:2376")),
                        List.of(),
                        host.settings().spec()));
        assertThat(Hosts.load(store, "web").id()).isEqualTo(host.id());
    }

    @Test
    void showsAndSavesAHostOfDockerMachineWithoutChangingAByteOfIt() throws IOException {
        String text = resource("amazonec2.json");
        inherit(text);

        assertThat(store.export("web")).isEqualTo(text);
        HostRecord host = Hosts.load(store, "web");
        store.save(host.begin(Hosts.CREATION));

        assertThat(Files.readString(config)).isEqualTo(text);
        assertThat(Hosts.load(store, "web")).isEqualTo(host.begin(Hosts.CREATION));
    }

    @Test
    void readsAHostThatIsOnlyAUrl() throws IOException {
        inherit("""
                {"ConfigVersion": 3, "Driver": {"IPAddress": "192.0.2.1:2375", "MachineName": "web", "SSHPort": 0,
                "URL": "tcp://192.0.2.1:2375"}, "DriverName": "none", "HostOptions": null, "Name": "web"}""");

        assertThat(Hosts.load(store, "web").instance()).hasValueSatisfying(instance -> {
            assertThat(instance.ssh()).isEmpty();
            assertThat(instance.engine()).contains(URI.create("tcp://192.0.2.1:2375"));
        });
    }

    @Test
    void toleratesMissingOptionsAndAnotherName() throws IOException {
        inherit("""
                {"ConfigVersion": 3, "Driver": {"IPAddress": "2001:db8::1", "EnginePort": 2377}, "DriverName": "generic",
                "Name": "old", "HostOptions": {"EngineOptions": null, "Later": 1.50}}""");

        HostRecord host = Hosts.load(store, "web");

        assertThat(host.name()).isEqualTo("web");
        assertThat(host.settings().engine()).isEqualTo(EngineOptions.DEFAULTS);
        assertThat(host.instance().flatMap(Instance::engine)).contains(URI.create("tcp://[2001:db8::1]:2377"));
        assertThat(store.export("web")).contains("\"Name\": \"web\"").contains("\"Later\": 1.50");
        store.save(host);
        assertThat(Files.readString(config))
                .contains("\"Name\": \"web\"", "\"Later\": 1.50", "\"ServerCertSANs\": []", "\"SSHUser\": \"root\"");
    }

    @Test
    void keepsUnknownFieldsAndDropsOnlyItsOwn() throws IOException {
        store.create(Hosts.complete("web"));
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("\"IPAddress\"", "\"Later\": 12345678901234567890123, \"IPAddress\"")
                        .replace("\"Memory\": 0", "\"Memory\": 0, \"More\": {\"x\": null}"));
        HostRecord host = Hosts.load(store, "web");
        assertThat(host).isEqualTo(Hosts.complete("web"));

        Instance smaller = new Instance(
                InstanceState.STOPPED, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());
        store.save(host.with(smaller));

        assertThat(Files.readString(config))
                .contains("\"Later\": 12345678901234567890123", "\"x\": null", "\"Zones\"")
                .doesNotContain("InstanceId", "\"Serial\"");
        assertThat(Hosts.load(store, "web").instance()).contains(smaller);
    }

    @Test
    void countsWhatDockerMachineChanged() throws IOException {
        store.create(Hosts.complete("web"));
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("192.0.2.7", "198.51.100.1")
                        .replace("\"Memory\": 2048", "\"Memory\": 4096")
                        .replace("\"InstanceId\": \"i-1\"", "\"InstanceId\": \"i-2\"")
                        .replace("a=b", "a=c"));

        HostRecord host = Hosts.load(store, "web");

        assertThat(host.settings().spec()).containsEntry("Memory", 4096).containsEntry("Token", "s3cret");
        assertThat(host.settings().engine().labels()).containsExactly("a=c");
        assertThat(host.settings().engine().installUrl()).isEqualTo(EngineOptions.DISTRIBUTION);
        assertThat(host.failure()).contains(Hosts.FAILURE);
        assertThat(host.pinnedKeys()).hasSize(2);
        Instance expected = Hosts.instance("198.51.100.1");
        assertThat(host.instance()).hasValueSatisfying(instance -> {
            assertThat(instance.address()).isEqualTo(expected.address());
            assertThat(instance.ssh()).isEqualTo(expected.ssh());
            assertThat(instance.engine()).isEqualTo(expected.engine());
            assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
            assertThat(instance.attributes()).containsEntry("InstanceId", "i-2").containsKey("Serial");
        });
        store.save(host);
        assertThat(Hosts.load(store, "web")).isEqualTo(host);
    }

    @Test
    void survivesThatDockerMachineDiedBetweenDeletingAndRenaming() throws IOException {
        store.create(Hosts.complete("web"));
        String text = Files.readString(config);
        Files.delete(config);

        assertThat(Hosts.load(store, "web")).isEqualTo(Hosts.complete("web"));
        assertThat(store.export("web")).isEqualTo(text);
        store.save(Hosts.complete("web"));
        assertThat(Files.readString(config)).isEqualTo(text);
    }
}
