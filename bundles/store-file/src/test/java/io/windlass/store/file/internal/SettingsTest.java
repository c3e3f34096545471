package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.store.StoredHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docker-machine has no place for: labels, self-healing, and when a host was complete. */
class SettingsTest {

    private static final String KEPT = "(?s),\\s*\"%s\": (\\{.*?}|true|false|\"[^\"]*\")";

    @TempDir
    Path storage;

    private FileHostStore store;
    private Path file;

    @BeforeEach
    void open() {
        store = new FileHostStore(storage, FaultyDisk.healthy());
        file = storage.resolve("machines/web/windlass.json");
    }

    @Test
    void eachIsKeptByItself() {
        HostRecord plain = Hosts.begun("web");
        store.create(plain);
        for (HostRecord changed : new HostRecord[] {
            plain.with(plain.settings().with(Hosts.LABELS, false)),
            plain.with(plain.settings().with(Map.of(), true)),
            plain.completed(Hosts.CREATED),
            plain
        }) {
            store.save(changed);
            assertThat(Hosts.load(store, "web")).isEqualTo(changed);
        }
    }

    @Test
    void aFileFromBeforeThemMeansNoneAndACompleteHost() throws IOException {
        store.create(Hosts.complete("web").end(Optional.empty()));
        makeOlder();

        HostRecord older = Hosts.load(store, "web");

        assertThat(older.settings().labels()).isEmpty();
        assertThat(older.settings().selfHealing()).isFalse();
        assertThat(older.created()).contains(Instant.EPOCH);
        store.save(older);
        assertThat(Hosts.load(store, "web")).isEqualTo(older);
    }

    @Test
    void aFileFromBeforeThemMayBeOfAHostThatWasNeverComplete() throws IOException {
        store.create(Hosts.complete("web"));
        makeOlder();
        assertThat(Hosts.load(store, "web").created()).isEmpty();

        store.save(Hosts.begun("web"));
        makeOlder();
        assertThat(Hosts.load(store, "web").created()).isEmpty();
    }

    private void makeOlder() throws IOException {
        String text = Files.readString(file);
        // The names stand elsewhere as well, so from the end of the specification on.
        int end = text.indexOf("\"tlsSans\"");
        String head = text.substring(0, end).replaceFirst(KEPT.formatted("created"), "");
        String tail = text.substring(end)
                .replaceFirst(KEPT.formatted("labels"), "")
                .replaceFirst(KEPT.formatted("selfHealing"), "");
        assertThat(head + tail).doesNotContain("selfHealing", "\"created\"", "two\\nlines");
        Files.writeString(file, head + tail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "created     | 7                                | created is not a text",
                "created     | \"yesterday\"                    | created is not valid: \"yesterday\"",
                "created     | \"2026-11-21\"                   | created is not valid",
                "labels      | [\"role=ci\"]                    | labels is not an object",
                "labels      | \"role=ci\"                      | labels is not an object",
                "labels      | {\"role\": 7}                    | labels.role is not a text",
                "labels      | {\"role\": [\"ci\"]}             | labels.role is not a text",
                "selfHealing | \"on\"                           | selfHealing is not true or false",
                "selfHealing | 1                                | selfHealing is not true or false",
            })
    void aWrongTypeIsNamed(String name, String value, String message) throws IOException {
        store.create(Hosts.complete("web"));
        String kept = "\n    \"" + name + "\": ";
        String text = Files.readString(file);
        assertThat(text).contains(kept);
        // Of two fields of one name the later counts.
        Files.writeString(file, text.substring(0, text.lastIndexOf('}')).stripTrailing() + "," + kept + value + "\n}");

        assertThat(store.load("web"))
                .hasValueSatisfying(host -> assertThat(host)
                        .isInstanceOfSatisfying(StoredHost.Damaged.class, damaged -> {
                            assertThat(damaged.failure().code()).isEqualTo("STORE_DAMAGED");
                            assertThat(damaged.failure().message()).contains(file.toString(), message);
                        }));
    }

    @Test
    void dockerMachinesEditsLeaveThemAlone() throws IOException {
        HostRecord host = Hosts.complete("web");
        store.create(host);
        Path config = file.resolveSibling("config.json");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("192.0.2.7", "198.51.100.1")
                        .replace("\"a=b\"", "\"a=c\"")
                        .replace("\"Memory\": 2048", "\"Memory\": 4096"));

        HostRecord edited = Hosts.load(store, "web");

        HostSettings settings = edited.settings();
        assertThat(settings.spec()).containsEntry("Memory", 4096);
        assertThat(settings.engine().labels()).containsExactly("a=c");
        assertThat(settings.labels()).isEqualTo(Hosts.LABELS);
        assertThat(settings.selfHealing()).isTrue();
        assertThat(edited.created()).contains(Hosts.CREATED);
        store.save(edited);
        assertThat(Hosts.load(store, "web")).isEqualTo(edited);
    }
}
