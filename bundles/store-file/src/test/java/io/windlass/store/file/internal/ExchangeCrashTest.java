package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.error.MachineException;
import io.windlass.api.store.ExchangeReport;
import io.windlass.api.store.StoredHost;
import io.windlass.store.file.internal.FaultyDisk.Crash;
import io.windlass.store.file.internal.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An import with every fault at every one of its steps: of each host there is all or nothing, and it can be repeated. */
class ExchangeCrashTest {

    @TempDir
    Path temporary;

    private Path theirs;
    private Map<String, Map<String, String>> whole = Map.of();

    @BeforeEach
    void fill() throws IOException {
        theirs = temporary.resolve("theirs");
        OldStore.at(theirs).with("old").with("db", "1").with("web", "3");
        Path ours = temporary.resolve("ours");
        exchange(ours, FaultyDisk.healthy()).importFrom(theirs, Set.of(), false, new FakeAuthority());
        whole = hosts(ours);
        clear(ours);
    }

    @ParameterizedTest
    @EnumSource
    void everyStep(Fault fault) throws IOException {
        Map<String, String> before = OldStore.tree(theirs);
        boolean reached;
        int at = 0;
        do {
            at++;
            // The same path each time, since it is in the files.
            Path ours = temporary.resolve("ours");
            Files.createDirectory(ours);
            FaultyDisk disk = new FaultyDisk(fault, at);
            run(fault, ours, disk);
            reached = disk.reached();
            assertThat(OldStore.tree(theirs)).isEqualTo(before);
            assertThat(hosts(ours)).allSatisfy((name, tree) -> assertThat(tree).isEqualTo(whole.get(name)));
            repeat(ours);
            clear(ours);
        } while (reached);
        assertThat(at).isGreaterThan(40);
    }

    private static FileStoreExchange exchange(Path ours, Disk disk) {
        return new FileStoreExchange(ours, disk);
    }

    private void run(Fault fault, Path ours, FaultyDisk disk) throws IOException {
        try {
            ExchangeReport report = exchange(ours, disk).importFrom(theirs, Set.of(), false, new FakeAuthority());
            disk.powerOff();
            Set<String> copied = Set.copyOf(report.hosts().stream()
                    .filter(ExchangeReport.Copied.class::isInstance)
                    .map(ExchangeReport.Outcome::name)
                    .toList());
            assertThat(hosts(ours).keySet()).containsAll(copied);
            assertThat(copied.size() == 2 || disk.reached()).isTrue();
        } catch (MachineException e) {
            assertThat(e.text()).contains(fault.reason(), ours.toString());
            assertThat(hosts(ours)).isEmpty();
            if (fault == Fault.FULL) {
                assertThat(leftovers(ours)).isEmpty();
            }
        } catch (Crash e) {
            assertThat(disk.reached()).isTrue();
        }
    }

    /** What a crash long ago has left is cleared away, and what it has not brought over is. */
    private void repeat(Path ours) throws IOException {
        for (Path left : leftovers(ours)) {
            Files.setLastModifiedTime(left, FileTime.fromMillis(0));
        }
        ExchangeReport again =
                exchange(ours, FaultyDisk.healthy()).importFrom(theirs, Set.of(), false, new FakeAuthority());
        assertThat(again.hosts()).hasSize(2).noneMatch(ExchangeReport.Refused.class::isInstance);
        assertThat(hosts(ours)).isEqualTo(whole);
        assertThat(ours.resolve("certs/key.pem")).hasContent("old key.pem");
        FileHostStore store = new FileHostStore(ours, FaultyDisk.healthy());
        assertThat(store.list()).hasSize(2).allMatch(StoredHost.Intact.class::isInstance);
        assertThat(leftovers(ours)).isEmpty();
    }

    private static Map<String, Map<String, String>> hosts(Path ours) throws IOException {
        Map<String, Map<String, String>> hosts = new TreeMap<>();
        for (Path folder : new Folders(FaultyDisk.healthy(), ours.resolve("machines")).list()) {
            hosts.put(folder.getFileName().toString(), OldStore.tree(folder));
        }
        return hosts;
    }

    private static List<Path> leftovers(Path ours) throws IOException {
        try (Stream<Path> all = Files.walk(ours)) {
            return all.filter(path -> path.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static void clear(Path ours) throws IOException {
        new Trees(new PosixDisk()).delete(ours);
    }
}
