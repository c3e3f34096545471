package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.host.Instance;
import io.windlass.api.store.StoredHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docker-machine works in the same store at the same time, and knows no lock. */
class SharedStoreTest {

    private static final String INHERITED = """
            {
                "ConfigVersion": 3,
                "Driver": {
                    "IPAddress": "192.0.2.7",
                    "InstanceId": "i-1"
                },
                "DriverName": "amazonec2",
                "HostOptions": null,
                "Name": "web"
            }""";

    @TempDir
    Path storage;

    private final DisturbedDisk disk = new DisturbedDisk();
    private FileHostStore store;
    private Path folder;
    private Path config;

    @BeforeEach
    void open() throws IOException {
        store = new FileHostStore(storage, disk);
        folder = storage.resolve("machines/web");
        config = folder.resolve("config.json");
    }

    /** As docker-machine saves: a temporary file, away with the old one, the new one in its place. */
    private void itSaves(String from, String to) throws IOException {
        Path temporary = itBeginsToSave(from, to);
        Files.delete(config);
        Files.move(temporary, config);
    }

    private Path itBeginsToSave(String from, String to) throws IOException {
        String changed = Files.readString(config).replace(from, to);
        return Files.writeString(folder.resolve("config.json.tmp123"), changed);
    }

    /** As docker-machine removes: it lists the files, removes them, and then the folder, if that is empty. */
    private void itRemoves() throws IOException {
        List<Path> listed;
        try (Stream<Path> files = Files.list(folder)) {
            listed = files.filter(file -> !file.getFileName().toString().endsWith(".new"))
                    .toList();
        }
        for (Path file : listed) {
            Files.delete(file);
        }
    }

    /** Changes both files. */
    private static HostRecord otherWishes() {
        HostRecord host = Hosts.complete("web");
        HostSettings settings = host.settings();
        return host.with(new HostSettings(
                settings.spec(), settings.engine(), List.of("more.example"), Map.of("new", "label"), false));
    }

    private static Optional<String> address(HostRecord host) {
        return host.instance().flatMap(Instance::address);
    }

    @ParameterizedTest
    @ValueSource(strings = {".windlass.json.new", ".config.json.new"})
    void whatItSavedWhileWeMadeOursReadyStays(String step) throws IOException {
        store.create(Hosts.complete("web"));
        HostRecord wanted = otherWishes();
        Files.writeString(config, Files.readString(config).replace("overlay2", "btrfs"));
        disk.beforeCreating(step, () -> itSaves("192.0.2.7", "198.51.100.1"));

        HostRecord kept = store.save(wanted);

        assertThat(disk.wasDisturbed()).isTrue();
        assertThat(address(kept)).contains("198.51.100.1");
        assertThat(kept.settings().engine().storageDriver()).isEqualTo("btrfs");
        assertThat(kept.settings().labels()).containsEntry("new", "label");
        assertThat(Files.readString(config))
                .contains("198.51.100.1", "btrfs", "more.example")
                .doesNotContain("192.0.2.7");
        assertThat(Hosts.load(store, "web")).isEqualTo(kept);
        assertThat(store.save(kept)).isEqualTo(kept);
    }

    @Test
    void whatItSavedInTheLastMomentIsReadNext() throws IOException {
        store.create(Hosts.complete("web"));
        HostRecord wanted = Hosts.complete("web").begin(Hosts.CREATION).with(Hosts.instance("203.0.113.3"));
        disk.beforePlacing("windlass.json", () -> itSaves("a=b", "a=c"));

        store.save(wanted);

        HostRecord now = Hosts.load(store, "web");
        assertThat(disk.wasDisturbed()).isTrue();
        assertThat(now.settings().engine().labels()).containsExactly("a=c");
        assertThat(now.intent()).contains(Hosts.CREATION);
    }

    @Test
    void whatItChangedIsToldUntilItIsSaved() throws IOException {
        store.create(Hosts.complete("web"));
        Path other = Files.createDirectories(storage.resolve("machines/db"));
        Files.writeString(other.resolve("config.json"), INHERITED);
        assertThat(store.list()).allSatisfy(host -> assertThat(isEdited(host)).isFalse());

        itSaves("192.0.2.7", "198.51.100.1");
        Files.writeString(other.resolve("config.json"), INHERITED.replace("i-1", "i-2"));
        assertThat(store.list())
                .hasSize(2)
                .allSatisfy(host -> assertThat(isEdited(host)).isTrue());

        for (String name : List.of("web", "db")) {
            store.save(Hosts.load(store, name));
            assertThat(isEdited(store.load(name).orElseThrow())).isFalse();
        }
        assertThat(Hosts.load(store, "db").settings().spec()).containsEntry("InstanceId", "i-2");
    }

    private static boolean isEdited(StoredHost host) {
        return host instanceof StoredHost.Intact intact && intact.edited();
    }

    /** Its file is missing for a moment, which must not be taken for a removal, whatever the clock says. */
    @ParameterizedTest
    @ValueSource(strings = {".windlass.json.new", "windlass.json"})
    void itsSaveIsNoRemoval(String step) throws IOException {
        store.create(Hosts.complete("web"));
        DisturbedDisk.Act half = () -> {
            Path temporary = itBeginsToSave("overlay2", "btrfs");
            Files.setLastModifiedTime(temporary, FileTime.fromMillis(0));
            Files.delete(config);
        };
        if (step.startsWith(".")) {
            disk.beforeCreating(step, half);
        } else {
            disk.beforePlacing(step, half);
        }

        HostRecord kept = store.save(otherWishes());
        Files.move(folder.resolve("config.json.tmp123"), config, StandardCopyOption.REPLACE_EXISTING);

        assertThat(disk.wasDisturbed()).isTrue();
        assertThat(kept.id()).isEqualTo(Hosts.ID);
        HostRecord now = Hosts.load(store, "web");
        assertThat(now.settings().labels()).containsEntry("new", "label");
        assertThat(now.settings().engine().storageDriver()).isEqualTo("btrfs");
    }

    @Test
    void whereBothChangedTheSameOursCounts() throws IOException {
        store.create(Hosts.complete("web"));
        HostRecord wanted = Hosts.complete("web").with(Hosts.instance("203.0.113.3"));
        itSaves("192.0.2.7", "198.51.100.1");

        assertThat(store.save(wanted)).isEqualTo(wanted);
        assertThat(Files.readString(config)).contains("203.0.113.3").doesNotContain("198.51.100.1");
    }

    @Test
    void whatItSavedBeforeOurFirstSaveStays() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(config, INHERITED);
        HostRecord host = Hosts.load(store, "web");
        itSaves("192.0.2.7", "198.51.100.1");
        assertThat(store.list()).hasSize(1);

        HostRecord kept = store.save(host.begin(Hosts.CREATION));

        assertThat(address(kept)).contains("198.51.100.1");
        assertThat(kept.intent()).contains(Hosts.CREATION);
        assertThat(Files.readString(config)).contains("198.51.100.1");
    }

    @Test
    void ourFirstSaveCountsWhereItSavedNothing() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(config, INHERITED);
        HostRecord host = Hosts.load(store, "web");
        HostRecord moved = host.with(Hosts.instance("203.0.113.3"));

        assertThat(store.save(moved)).isEqualTo(moved);
        assertThat(Files.readString(config)).contains("203.0.113.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {".windlass.json.new", ".config.json.new"})
    void aHostThatItRemovesIsNotBroughtBack(String step) throws IOException {
        store.create(Hosts.complete("web"));
        disk.beforeCreating(step, this::itRemoves);

        expectGone(otherWishes());
    }

    @Test
    void aHostThatItRemovesInTheLastMomentIsNotBroughtBack() throws IOException {
        store.create(Hosts.complete("web"));
        disk.beforePlacing("windlass.json", this::itRemoves);

        expectGone(Hosts.complete("web").begin(Hosts.CREATION));
    }

    @Test
    void aHostThatItRemovesBeforeOurFirstSaveIsNotBroughtBack() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(config, INHERITED);
        HostRecord host = Hosts.load(store, "web");
        disk.beforeCreating(".windlass.json.new", this::itRemoves);

        expectGone(host.begin(Hosts.CREATION));
    }

    @Test
    void aFolderThatIsGoneStaysGone() throws IOException {
        store.create(Hosts.complete("web"));
        disk.beforeCreating(".windlass.json.new", () -> {
            itRemoves();
            Files.delete(folder);
        });

        expectGone(Hosts.complete("web").begin(Hosts.CREATION));
    }

    private void expectGone(HostRecord wanted) {
        assertThatThrownBy(() -> store.save(wanted))
                .isInstanceOfSatisfying(
                        MachineException.class, e -> assertThat(e.code()).isEqualTo(StandardErrorCode.HOST_NOT_FOUND));
        assertThat(disk.wasDisturbed()).isTrue();
        assertThat(folder).doesNotExist();
        assertThat(store.list()).isEmpty();
    }

    @Test
    void whatItHadBegunToSaveWhenItDiedIsTaken() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(config, INHERITED);
        Path whole = itBeginsToSave("192.0.2.7", "198.51.100.1");
        Files.writeString(folder.resolve("config.json.tmp9"), "{\"ConfigVersion\": 3, \"Dri");
        Files.delete(config);

        HostRecord host = Hosts.load(store, "web");
        assertThat(address(host)).contains("198.51.100.1");
        assertThat(store.export("web")).contains("198.51.100.1");
        assertThat(config).doesNotExist();
        Files.setLastModifiedTime(whole, FileTime.from(Instant.now().minusSeconds(3600)));
        store.save(host.begin(Hosts.CREATION));

        assertThat(Files.readString(config)).contains("198.51.100.1");
        assertThat(whole).doesNotExist();
    }

    @Test
    void whatItMayStillBeSavingIsLeftToIt() throws IOException {
        store.create(Hosts.complete("web"));
        Path temporary = itBeginsToSave("192.0.2.7", "198.51.100.1");
        Files.setLastModifiedTime(temporary, FileTime.from(Instant.now().plusSeconds(60)));
        Files.delete(config);

        HostRecord kept = store.save(Hosts.complete("web").begin(Hosts.CREATION));

        assertThat(address(kept)).contains("198.51.100.1");
        Files.move(temporary, config, StandardCopyOption.REPLACE_EXISTING);
        assertThat(Hosts.load(store, "web")).isEqualTo(kept);
    }

    @Test
    void anOldAttemptToSaveSaysNothingNew() throws IOException {
        store.create(Hosts.complete("web"));
        Path temporary = itBeginsToSave("192.0.2.7", "198.51.100.1");
        Files.setLastModifiedTime(temporary, FileTime.fromMillis(0));
        Files.delete(config);

        assertThat(Hosts.load(store, "web")).isEqualTo(Hosts.complete("web"));
    }

    @Test
    void halfASaveIsNone() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json.tmp123"), INHERITED.substring(0, 60));

        assertThat(store.load("web").orElseThrow())
                .isInstanceOfSatisfying(
                        StoredHost.Damaged.class,
                        damaged -> assertThat(damaged.failure().message()).contains("config.json is missing"));
    }
}
