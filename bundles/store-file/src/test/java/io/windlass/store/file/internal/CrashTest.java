package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every operation, with every fault at every one of its steps. Afterwards there is either what was before or what was to
 * be, whole; the latter if the operation said that it succeeded. The other host never feels it.
 */
class CrashTest {

    private static final EngineCertificates OLD = certificates("old");
    private static final EngineCertificates NEW = certificates("new");
    private static final HostRecord NEIGHBOUR = Hosts.complete("other");

    /** Faults that let an operation clean up behind itself. */
    private static final Set<Fault> CAN_TIDY = EnumSet.of(Fault.BAD_SPOT, Fault.FULL);

    /** How many steps with a fault there were, by operation. */
    private static final Map<String, Integer> POINTS = new TreeMap<>();

    @TempDir
    Path temporary;

    /** How an operation ended. */
    private enum End {
        SUCCESS,
        REFUSED,
        CRASHED
    }

    /** What the store says about the host that the operation is about. */
    private record Content(Optional<HostRecord> host, Optional<EngineCertificates> certificates) {

        static final Content NONE = new Content(Optional.empty(), Optional.empty());

        static Content of(HostRecord host) {
            return new Content(Optional.of(host), Optional.empty());
        }

        Content with(EngineCertificates set) {
            return new Content(host, Optional.of(set));
        }

        void storeIn(FileHostStore store) {
            host.ifPresent(store::create);
            certificates.ifPresent(set -> store.saveCertificates("web", set));
        }

        static Content in(FileHostStore store) {
            Optional<HostRecord> host = store.load("web").map(CrashTest::intact);
            return new Content(host, store.engineCertificates("web"));
        }
    }

    private static HostRecord intact(StoredHost host) {
        return switch (host) {
            case StoredHost.Intact intact -> intact.record();
            case StoredHost.Damaged damaged -> throw new AssertionError(damaged);
        };
    }

    private static EngineCertificates certificates(String text) {
        return new EngineCertificates(text + " ca", text + " cert", text + " key", text + " server", text + " own key");
    }

    @AfterAll
    static void count() {
        int sum = POINTS.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("Faults at steps of the store: " + sum + " " + POINTS);
        POINTS.clear();
    }

    @ParameterizedTest
    @EnumSource
    void creation(Fault fault) throws IOException {
        Content after = Content.of(Hosts.complete("web"));
        everyStep("creation", fault, Content.NONE, after, store -> store.create(Hosts.complete("web")));
    }

    @ParameterizedTest
    @EnumSource
    void savingAnIntent(Fault fault) throws IOException {
        HostRecord before = Hosts.complete("web");
        HostRecord after = before.begin(Hosts.CREATION);
        everyStep("intent", fault, Content.of(before), Content.of(after), store -> store.save(after));
    }

    @ParameterizedTest
    @EnumSource
    void savingAll(Fault fault) throws IOException {
        HostRecord after = Hosts.complete("web");
        everyStep("save", fault, Content.of(Hosts.begun("web")), Content.of(after), store -> store.save(after));
    }

    @ParameterizedTest
    @EnumSource
    void removal(Fault fault) throws IOException {
        Content before = Content.of(Hosts.complete("web")).with(OLD);
        everyStep("removal", fault, before, Content.NONE, store -> store.remove("web"));
    }

    @ParameterizedTest
    @EnumSource
    void savingTheFirstCertificates(Fault fault) throws IOException {
        Content before = Content.of(Hosts.complete("web"));
        everyStep("first certificates", fault, before, before.with(NEW), store -> store.saveCertificates("web", NEW));
    }

    @ParameterizedTest
    @EnumSource
    void savingOtherCertificates(Fault fault) throws IOException {
        Content host = Content.of(Hosts.complete("web"));
        everyStep("certificates", fault, host.with(OLD), host.with(NEW), store -> store.saveCertificates("web", NEW));
    }

    @ParameterizedTest
    @EnumSource
    void savingTheClientsCertificates(Fault fault) throws IOException {
        Content host = Content.of(Hosts.complete("web"));
        ClientCertificates client = new ClientCertificates(NEW.authority(), NEW.client(), NEW.clientKey());
        EngineCertificates mixed =
                new EngineCertificates(NEW.authority(), NEW.client(), NEW.clientKey(), OLD.server(), OLD.serverKey());
        everyStep(
                "client's certificates",
                fault,
                host.with(OLD),
                host.with(mixed),
                store -> store.saveCertificates("web", client));
    }

    /** A first creation of all has more steps than one beside another host. */
    @ParameterizedTest
    @EnumSource
    void creationInAnEmptyStore(Fault fault) throws IOException {
        Content after = Content.of(Hosts.complete("web"));
        Set<String> none = Set.of();
        everyStep("first creation", fault, none, Content.NONE, after, store -> store.create(Hosts.complete("web")));
    }

    private void everyStep(String name, Fault fault, Content before, Content after, Consumer<FileHostStore> operation)
            throws IOException {
        everyStep(name, fault, Set.of(NEIGHBOUR.name()), before, after, operation);
    }

    private void everyStep(
            String name,
            Fault fault,
            Set<String> neighbours,
            Content before,
            Content after,
            Consumer<FileHostStore> operation)
            throws IOException {
        int at = 0;
        boolean reached;
        do {
            at++;
            Path storage = temporary.resolve(fault + "-" + at);
            FileHostStore healthy = new FileHostStore(storage, FaultyDisk.healthy());
            neighbours.forEach(neighbour -> {
                healthy.create(NEIGHBOUR);
                healthy.saveCertificates(neighbour, OLD);
            });
            before.storeIn(healthy);
            FaultyDisk disk = new FaultyDisk(fault, at);
            FileHostStore store = new FileHostStore(storage, disk);
            End end = run(fault, store, operation);
            reached = disk.reached();
            if (end == End.CRASHED) {
                assertThat(reached).isTrue();
            } else {
                assertThat(Content.in(store)).isIn(before, after);
                disk.powerOff();
            }
            if (end == End.REFUSED && CAN_TIDY.contains(fault) && !after.equals(Content.NONE)) {
                assertThat(leftovers(storage)).isEmpty();
            }
            check(storage, end, fault, before, after);
            recover(new FileHostStore(storage, FaultyDisk.healthy()), storage, neighbours);
        } while (reached);
        assertThat(at).isGreaterThan(4);
        POINTS.merge(name, at - 1, Integer::sum);
    }

    private static End run(Fault fault, FileHostStore store, Consumer<FileHostStore> operation) {
        try {
            operation.accept(store);
            return End.SUCCESS;
        } catch (Crash e) {
            return End.CRASHED;
        } catch (MachineException e) {
            assertThat(e.code()).isEqualTo(StandardErrorCode.STORE_UNWRITABLE);
            assertThat(fault.reason()).as(e.text()).isNotEmpty();
            assertThat(e.text()).contains(fault.reason(), "machines/web");
            assertThat(e.hint()).isNotEmpty();
            return End.REFUSED;
        }
    }

    private static void check(Path storage, End end, Fault fault, Content before, Content after) throws IOException {
        for (Path left : leftovers(storage)) {
            // A crash that was long ago.
            Files.setLastModifiedTime(left, FileTime.fromMillis(0));
        }
        Content found = Content.in(new FileHostStore(storage, FaultyDisk.healthy()));
        switch (end) {
            case SUCCESS -> assertThat(found).isEqualTo(after);
            case CRASHED -> assertThat(found).isIn(before, after);
            case REFUSED -> {
                if (fault == Fault.BAD_SPOT && !after.equals(Content.NONE)) {
                    assertThat(found).isEqualTo(before);
                } else {
                    assertThat(found).isIn(before, after);
                }
            }
        }
    }

    /** Whatever happened, the store works on, leaves nothing behind in the end, and no other host has felt it. */
    private static void recover(FileHostStore store, Path storage, Set<String> neighbours) throws IOException {
        Optional<HostRecord> found = Content.in(store).host();
        HostRecord next = found.orElse(Hosts.begun("web")).end(Optional.of(Hosts.FAILURE));
        if (found.isPresent()) {
            store.save(next);
        } else {
            store.create(next);
        }
        store.saveCertificates("web", NEW);
        assertThat(Content.in(store)).isEqualTo(Content.of(next).with(NEW));
        Path config = store.directory("web").resolve("config.json");
        assertThat(Files.readString(config)).isEqualTo(store.export("web"));
        assertThat(store.directory("web").resolve("server-key.pem")).hasContent(NEW.serverKey());
        assertThat(leftovers(storage)).isEmpty();

        store.remove("web");
        assertThat(store.list().stream().map(StoredHost::name)).containsExactlyElementsOf(neighbours);
        for (String neighbour : neighbours) {
            assertThat(Hosts.load(store, neighbour)).isEqualTo(NEIGHBOUR);
            assertThat(store.engineCertificates(neighbour)).contains(OLD);
            assertThat(store.directory(neighbour)).isDirectoryNotContaining("glob:**/.*");
        }
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
}
