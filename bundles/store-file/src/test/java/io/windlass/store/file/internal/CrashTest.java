package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.store.StoredHost;
import io.windlass.store.file.internal.FaultyDisk.Crash;
import io.windlass.store.file.internal.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation, with a fault at every one of its steps. Afterwards there is either the host from before or the one
 * from after, whole; the one from after if the operation said that it succeeded.
 */
class CrashTest {

    private static final ClientCertificates PAIR = new ClientCertificates("ca", "cert", "key");

    @TempDir
    Path temporary;

    /** How an operation ended. */
    private enum End {
        SUCCESS,
        REFUSED,
        CRASHED
    }

    @ParameterizedTest
    @EnumSource
    void creation(Fault fault) throws IOException {
        everyStep(
                fault,
                Optional.empty(),
                Optional.of(Hosts.complete("web")),
                store -> store.create(Hosts.complete("web")));
    }

    @ParameterizedTest
    @EnumSource
    void savingAnIntent(Fault fault) throws IOException {
        HostRecord before = Hosts.complete("web");
        HostRecord after = before.begin(Hosts.CREATION);
        everyStep(fault, Optional.of(before), Optional.of(after), store -> store.save(after));
    }

    @ParameterizedTest
    @EnumSource
    void savingAll(Fault fault) throws IOException {
        HostRecord before = Hosts.begun("web");
        HostRecord after = Hosts.complete("web");
        everyStep(fault, Optional.of(before), Optional.of(after), store -> store.save(after));
    }

    @ParameterizedTest
    @EnumSource
    void removal(Fault fault) throws IOException {
        everyStep(fault, Optional.of(Hosts.complete("web")), Optional.empty(), store -> store.remove("web"));
    }

    private void everyStep(
            Fault fault, Optional<HostRecord> before, Optional<HostRecord> after, Consumer<FileHostStore> operation)
            throws IOException {
        int at = 0;
        boolean reached;
        do {
            at++;
            Path storage = temporary.resolve(fault + "-" + at);
            before.ifPresent(new FileHostStore(storage, FaultyDisk.healthy())::create);
            FaultyDisk disk = new FaultyDisk(fault, at);
            End end = run(new FileHostStore(storage, disk), operation);
            reached = disk.reached();
            if (end == End.REFUSED && fault == Fault.ERROR && after.isPresent()) {
                assertThat(leftovers(storage)).isEmpty();
            }
            check(storage, end, fault, before, after);
        } while (reached);
        assertThat(at).isGreaterThan(4);
    }

    private static End run(FileHostStore store, Consumer<FileHostStore> operation) {
        try {
            operation.accept(store);
            return End.SUCCESS;
        } catch (Crash e) {
            return End.CRASHED;
        } catch (MachineException e) {
            assertThat(e.code()).isEqualTo(StandardErrorCode.STORE_UNWRITABLE);
            assertThat(e.text()).containsAnyOf("No space left on device", "Read-only file system");
            assertThat(e.hint()).isNotEmpty();
            return End.REFUSED;
        }
    }

    private static void check(
            Path storage, End end, Fault fault, Optional<HostRecord> before, Optional<HostRecord> after)
            throws IOException {
        for (Path left : leftovers(storage)) {
            // A crash that was long ago.
            Files.setLastModifiedTime(left, FileTime.fromMillis(0));
        }
        FileHostStore store = new FileHostStore(storage, FaultyDisk.healthy());
        Optional<HostRecord> found = store.load("web").map(host -> switch (host) {
            case StoredHost.Intact intact -> intact.record();
            case StoredHost.Damaged damaged -> fail(damaged.toString());
        });
        switch (end) {
            case SUCCESS -> assertThat(found).isEqualTo(after);
            case CRASHED -> assertThat(found).isIn(before, after);
            case REFUSED -> {
                if (fault == Fault.ERROR && after.isPresent()) {
                    assertThat(found).isEqualTo(before);
                } else {
                    assertThat(found).isIn(before, after);
                }
            }
        }
        recover(store, storage, found);
    }

    /** Whatever happened, the store works on, and leaves nothing behind in the end. */
    private static void recover(FileHostStore store, Path storage, Optional<HostRecord> found) throws IOException {
        HostRecord next = found.orElse(Hosts.begun("web")).end(Optional.of(Hosts.FAILURE));
        if (found.isPresent()) {
            store.save(next);
        } else {
            store.create(next);
        }
        assertThat(Hosts.load(store, "web")).isEqualTo(next);
        Path config = store.directory("web").resolve("config.json");
        assertThat(Files.readString(config)).isEqualTo(store.export("web"));
        assertThat(leftovers(storage)).isEmpty();
        store.remove("web");
        assertThat(storage.resolve("machines")).isEmptyDirectory();
    }

    private static List<Path> leftovers(Path storage) throws IOException {
        if (!Files.exists(storage)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(storage)) {
            return all.filter(path -> path.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void savingCertificates(Fault fault) throws IOException {
        List<End> ends = new ArrayList<>();
        for (int at = 1; !ends.contains(End.SUCCESS); at++) {
            Path storage = temporary.resolve(fault + "-" + at);
            FileHostStore store = new FileHostStore(storage, FaultyDisk.healthy());
            store.create(Hosts.complete("web"));
            ends.add(run(
                    new FileHostStore(storage, new FaultyDisk(fault, at)),
                    faulty -> faulty.saveCertificates("web", PAIR)));

            assertThat(store.certificates("web")).isIn(Optional.empty(), Optional.of(PAIR));
            store.saveCertificates("web", PAIR);
            assertThat(store.certificates("web")).contains(PAIR);
            assertThat(leftovers(storage)).isEmpty();
        }
        assertThat(ends).hasSizeGreaterThan(10);
    }
}
