package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Failure;
import io.windlass.api.store.StoredHost;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bad host is told apart, says what is wrong, is left as it is, and hurts no other. */
class DamagedHostsTest {

    @TempDir
    Path storage;

    private FileHostStore store;
    private Path machines;

    @BeforeEach
    void open() {
        store = new FileHostStore(storage, FaultyDisk.healthy());
        machines = storage.resolve("machines");
        store.create(Hosts.complete("good"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                          | is empty",
                "` `                                         | is empty",
                "{                                           | is cut off (line 1)",
                "{\"ConfigVersion\": 3, \"Driver\": {\"Tok   | is cut off",
                "{\"ConfigVersion\": 3,,                      | is not valid JSON (line 1)",
                "{} trailing                                 | is not valid JSON",
                "{}                                          | is an empty object",
                "[]                                          | is not a JSON object",
                "null                                        | is not a JSON object",
                "{\"Name\": \"x\"}                           | Driver is missing",
                "{\"HostOptions\": 7}                        | HostOptions is not an object",
                "{\"HostOptions\": {\"AuthOptions\": []}}    | HostOptions.AuthOptions is not an object",
                "{\"StorePath\": 7}                          | StorePath is not a text",
                "{\"ConfigVersion\": 1}                      | Driver is missing",
                "{\"ConfigVersion\": 2, \"Driver\": 7}       | Driver is not an object",
                "{\"ConfigVersion\": -1}                     | ConfigVersion is -1, which no docker-machine ever wrote",
                "{\"ConfigVersion\": 2.5}                    | ConfigVersion is not a whole number",
                "{\"ConfigVersion\": 4}                      | is from the future",
                "{\"ConfigVersion\": \"3\"}                  | ConfigVersion is not a whole number",
                "{\"ConfigVersion\": 3}                      | Driver is missing",
                "{\"ConfigVersion\": 3, \"Driver\": []}      | Driver is not an object",
                "{\"ConfigVersion\": 3, \"Driver\": {}}      | DriverName is missing",
                "{\"ConfigVersion\":3,\"DriverName\":7,\"Driver\":{}} | DriverName is not a text",
                "{\"ConfigVersion\":3,\"DriverName\":\"x\",\"Driver\":{\"IPAddress\":7}} | Driver.IPAddress is not a text",
                "{\"ConfigVersion\":3,\"DriverName\":\"x\",\"Driver\":{\"IPAddress\":\"a b\"}} | Driver.IPAddress is not valid",
                "{\"ConfigVersion\":3,\"DriverName\":\"x\",\"Driver\":{},\"HostOptions\":7} | HostOptions is not an object",
                "{\"ConfigVersion\":3,\"DriverName\":\"x\",\"Driver\":{},\"HostOptions\":{\"EngineOptions\":{\"Env\":[7]}}} | HostOptions.EngineOptions.Env is not a list of texts",
            })
    void namesWhatIsWrongWithAnInheritedFile(String content, String message) throws IOException {
        Path config = Files.createDirectories(machines.resolve("bad")).resolve("config.json");
        Files.writeString(config, content);

        expectDamage("bad", message);

        assertThat(config).hasContent(content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                      | is empty",
                "{\"format\": 1          | is cut off",
                "{}                      | format is missing",
                "{\"format\": 2}         | is from a newer Windlass",
                "{\"format\": 1}         | id is missing",
                "{\"format\":1,\"id\":\"x\"} | id is not valid",
            })
    void namesWhatIsWrongWithOurFile(String content, String message) throws IOException {
        store.create(Hosts.complete("bad"));
        Files.writeString(machines.resolve("bad/windlass.json"), content);

        expectDamage("bad", message);
    }

    @Test
    void toleratesNoDamageToOurConfig() throws IOException {
        store.create(Hosts.complete("bad"));
        Files.writeString(machines.resolve("bad/config.json"), "{\"ConfigVersion\": 3, \"Dri");

        expectDamage("bad", "is cut off");
        assertThatThrownBy(() -> store.save(Hosts.complete("bad"))).hasMessageContaining("is cut off");
        assertThatThrownBy(() -> store.export("bad")).hasMessageContaining("is cut off");
        assertThat(machines.resolve("bad")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void namesAMissingFile() throws IOException {
        Files.createDirectories(machines.resolve("bad"));

        expectDamage("bad", "config.json is missing");
    }

    @Test
    void namesAFolderInPlaceOfAFile() throws IOException {
        Files.createDirectories(machines.resolve("bad/config.json"));

        expectDamage("bad", "is a folder");
    }

    @Test
    void namesALinkThatLeadsToItself() throws IOException {
        Path config = Files.createDirectories(machines.resolve("bad")).resolve("config.json");
        Files.createSymbolicLink(config, config);

        expectDamage("bad", "cannot be read");
    }

    @Test
    void doesNotWaitForAPipe() throws Exception {
        Path config = Files.createDirectories(machines.resolve("bad")).resolve("config.json");
        assertThat(new ProcessBuilder("mkfifo", config.toString()).start().waitFor())
                .isZero();

        expectDamage("bad", "is not a regular file");
    }

    @Test
    void doesNotReadWithoutEnd() throws IOException {
        Path config = Files.createDirectories(machines.resolve("bad")).resolve("config.json");
        try (FileChannel file = FileChannel.open(config, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {'}'}), 1L << 40);
        }

        expectDamage("bad", "is larger than 16 MiB");
    }

    @Test
    void namesAFolderWhoseNameIsNone() throws IOException {
        Files.createDirectories(machines.resolve("not_a_name"));

        assertThat(store.list())
                .hasSize(2)
                .anySatisfy(host -> assertThat(host)
                        .isInstanceOfSatisfying(
                                StoredHost.Damaged.class,
                                damaged -> assertThat(damaged.failure().code()).isEqualTo("INVALID_NAME")));
    }

    @Test
    void passesOverFilesLinksAndDotNames() throws IOException {
        Files.writeString(machines.resolve("file"), "");
        Files.createDirectories(machines.resolve(".hidden"));
        Files.createSymbolicLink(machines.resolve("link"), machines.resolve("good"));

        assertThat(store.list().stream().map(StoredHost::name)).containsExactly("good");
        assertThat(store.load("link")).isEmpty();
        assertThat(store.load("file")).isEmpty();
    }

    @Test
    void tellsWhenTheStoreIsNone() throws IOException {
        store.remove("good");
        Files.delete(machines);
        Files.writeString(machines, "");

        assertThatThrownBy(store::list)
                .hasMessageContaining(machines.toString())
                .isInstanceOfSatisfying(
                        MachineException.class,
                        e -> assertThat(e.code()).isEqualTo(StandardErrorCode.STORE_UNREADABLE));
        assertThatThrownBy(() -> store.load("good")).hasMessageContaining(machines.toString());
        assertThatThrownBy(() -> store.create(Hosts.begun("good")))
                .isInstanceOfSatisfying(
                        MachineException.class,
                        e -> assertThat(e.code()).isEqualTo(StandardErrorCode.STORE_UNWRITABLE));
    }

    private void expectDamage(String name, String message) {
        var hosts = store.list().stream().collect(Collectors.toMap(StoredHost::name, host -> host));
        assertThat(hosts)
                .containsOnlyKeys("good", name)
                .containsEntry("good", new StoredHost.Intact(Hosts.complete("good")));
        assertThat(store.load(name)).contains(hosts.get(name));
        assertThat(hosts.get(name)).isInstanceOfSatisfying(StoredHost.Damaged.class, damaged -> {
            Failure failure = damaged.failure();
            assertThat(failure.code()).isEqualTo("STORE_DAMAGED");
            assertThat(failure.message())
                    .contains(message)
                    .contains(machines.resolve(name).toString());
            assertThat(failure.hint()).isNotEmpty();
        });
    }
}
