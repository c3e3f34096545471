package io.windlass.store.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostRecord;
import io.windlass.api.store.StoredHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHostStoreTest {

    @TempDir
    Path temporary;

    private Path storage;
    private FileHostStore store;

    @BeforeEach
    void open() {
        storage = temporary.resolve("docker machine/machine");
        store = new FileHostStore(storage, new PosixDisk());
    }

    @Test
    void holdsNothingAtFirstAndMakesNothingToSayIt() {
        assertThat(store.list()).isEmpty();
        assertThat(store.load("web")).isEmpty();
        assertThat(storage).doesNotExist();
    }

    @Test
    void givesBackWhatItWasGiven() {
        HostRecord begun = Hosts.begun("web");
        HostRecord complete = Hosts.complete("web");

        store.create(begun);
        assertThat(Hosts.load(store, "web")).isEqualTo(begun);
        store.save(complete);
        assertThat(Hosts.load(store, "web")).isEqualTo(complete);
        store.save(begun);
        assertThat(Hosts.load(store, "web")).isEqualTo(begun);
        assertThat(store.list()).containsExactly(new StoredHost.Intact(begun));
    }

    @Test
    void hasTheModesOfDockerMachine() throws IOException {
        store.create(Hosts.complete("web"));
        store.saveCertificates("web", new EngineCertificates("ca", "cert", "key", "server", "server-key"));

        assertThat(modes())
                .containsExactly(
                        ". rwx------",
                        "machines rwx------",
                        "machines/web rwx------",
                        "machines/web/ca.pem rw-r--r--",
                        "machines/web/cert.pem rw-r--r--",
                        "machines/web/config.json rw-------",
                        "machines/web/key.pem rw-------",
                        "machines/web/known_hosts rw-------",
                        "machines/web/server-key.pem rw-------",
                        "machines/web/server.pem rw-r--r--",
                        "machines/web/windlass.json rw-------");
    }

    private List<String> modes() throws IOException {
        try (Stream<Path> all = Files.walk(storage)) {
            return all.sorted()
                    .map(path -> (path.equals(storage) ? "." : storage.relativize(path)) + " " + mode(path))
                    .toList();
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesASecondHostOfTheName() throws IOException {
        store.create(Hosts.begun("web"));
        Files.createDirectories(storage.resolve("machines/empty"));
        Files.writeString(storage.resolve("machines/file"), "");

        for (String name : List.of("web", "empty", "file")) {
            assertThatThrownBy(() -> store.create(Hosts.complete(name)))
                    .hasMessageContaining("already exists: \"" + name + "\"")
                    .isInstanceOfSatisfying(
                            MachineException.class, e -> assertThat(e.code()).isEqualTo(StandardErrorCode.HOST_EXISTS));
        }
        assertThat(Hosts.load(store, "web")).isEqualTo(Hosts.begun("web"));
    }

    @Test
    void letsOneWinOfManyThatCreateTheSame() throws Exception {
        var winners = ConcurrentHashMap.<FileHostStore>newKeySet();
        List<Callable<Boolean>> creations = IntStream.range(0, 20)
                .mapToObj(number -> (Callable<Boolean>) () -> {
                    FileHostStore other = new FileHostStore(storage, new PosixDisk());
                    other.create(Hosts.begun("web"));
                    return winners.add(other);
                })
                .toList();

        List<Throwable> losers;
        try (var threads = Executors.newFixedThreadPool(20)) {
            losers = threads.invokeAll(creations).stream()
                    .filter(future -> future.state() == Future.State.FAILED)
                    .map(Future::exceptionNow)
                    .toList();
        }

        assertThat(winners).hasSize(1);
        assertThat(losers)
                .hasSize(19)
                .allSatisfy(loser -> assertThat(loser)
                        .isInstanceOfSatisfying(
                                MachineException.class,
                                e -> assertThat(e.code()).isEqualTo(StandardErrorCode.HOST_EXISTS)));
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void removesOnlyOldTracesOfCreations() throws IOException {
        Path young = Files.createDirectories(storage.resolve("machines/.new-young-1"));
        Path old = Files.createDirectories(storage.resolve("machines/.new-old-1"));
        Path removed = Files.createDirectories(storage.resolve("machines/.removed-web-1/rootfs"));
        Path foreign = Files.createDirectories(storage.resolve("machines/.mine"));
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));

        FileHostStore opened = new FileHostStore(storage, new PosixDisk());

        assertThat(opened.list()).isEmpty();
        assertThat(List.of(young, foreign)).allMatch(Files::exists);
        assertThat(List.of(old, removed.getParent())).noneMatch(Files::exists);
    }

    @Test
    void savesOnlyWhatExists() {
        assertThatThrownBy(() -> store.save(Hosts.begun("web")))
                .isInstanceOfSatisfying(
                        MachineException.class, e -> assertThat(e.code()).isEqualTo(StandardErrorCode.HOST_NOT_FOUND));
        assertThatThrownBy(() -> store.export("web")).hasMessage("Host does not exist: \"web\"");
    }

    @Test
    void refusesNamesThatLeadOutOfTheStore() {
        for (String name : List.of("../web", "", ".", "..", "a/b", ".web", "-x", "web\n")) {
            assertThatThrownBy(() -> store.load(name)).isInstanceOf(MachineException.class);
            assertThatThrownBy(() -> store.remove(name)).isInstanceOf(MachineException.class);
            assertThatThrownBy(() -> store.directory(name)).isInstanceOf(MachineException.class);
            assertThatThrownBy(() -> store.certificates(name)).isInstanceOf(MachineException.class);
            assertThatThrownBy(() -> store.create(Hosts.begun(name))).isInstanceOf(MachineException.class);
        }
        assertThat(storage).doesNotExist();
    }

    @Test
    void removesAFolderAndFollowsNoLink() throws IOException {
        Path precious = Files.createDirectories(temporary.resolve("precious"));
        Files.writeString(precious.resolve("file"), "content");
        store.create(Hosts.complete("web"));
        Path deep = Files.createDirectories(store.directory("web").resolve("rootfs/etc"));
        Files.createSymbolicLink(deep.resolve("link"), precious);
        Files.createSymbolicLink(deep.resolve("dangling"), Path.of("nowhere"));

        store.remove("web");
        store.remove("web");

        assertThat(precious.resolve("file")).hasContent("content");
        assertThat(storage.resolve("machines")).isEmptyDirectory();
        assertThat(store.load("web")).isEmpty();
    }

    @Test
    void keepsCertificates() {
        store.create(Hosts.begun("web"));
        assertThat(store.certificates("web")).isEmpty();

        assertThat(store.engineCertificates("web")).isEmpty();

        EngineCertificates all = new EngineCertificates("ca", "cert", "key", "server", "server-key");
        store.saveCertificates("web", all);
        assertThat(store.engineCertificates("web")).contains(all);
        assertThat(store.certificates("web")).contains(new ClientCertificates("ca", "cert", "key"));
        assertThat(store.directory("web").resolve("server-key.pem")).hasContent("server-key");

        store.saveCertificates("web", new ClientCertificates("ca2", "cert2", "key2"));
        assertThat(store.certificates("web")).isEqualTo(Optional.of(new ClientCertificates("ca2", "cert2", "key2")));
        assertThat(store.directory("web").resolve("server.pem")).hasContent("server");
    }

    @Test
    void aHostWithoutCertificatesIsReachedWithThoseOfTheStore() throws IOException {
        store.create(Hosts.begun("web"));
        OldStore.at(storage).with("our");

        assertThat(store.certificates("web"))
                .contains(new ClientCertificates("our ca.pem", "our cert.pem", "our key.pem"));
        assertThat(store.engineCertificates("web")).isEmpty();
    }

    @Test
    void pinsKeysWhereOpenSshReadsThem() {
        store.create(Hosts.complete("web"));

        assertThat(store.directory("web").resolve("known_hosts"))
                .hasContent(Hosts.ID + " " + Hosts.KEY.line() + "\n" + Hosts.ID + " ssh-rsa AAAAB3\n");
    }

    @Test
    void believesAnEditedKnownHostsButNotItsLoss() throws IOException {
        store.create(Hosts.complete("web"));
        Path file = store.directory("web").resolve("known_hosts");

        Files.delete(file);
        assertThat(Hosts.load(store, "web").pinnedKeys()).hasSize(2);
        Files.writeString(file, "# mine\n\nother ssh-rsa AAAA\n" + Hosts.ID + ",alias " + Hosts.KEY.line() + " me\n");
        assertThat(Hosts.load(store, "web").pinnedKeys()).containsExactly(Hosts.KEY);
        Files.writeString(file, "");
        assertThat(Hosts.load(store, "web").pinnedKeys()).isEmpty();
    }

    @Test
    void readsWithoutWriting() throws IOException {
        store.create(Hosts.complete("web"));
        Files.writeString(store.directory("web").resolve("known_hosts"), "");
        Files.delete(store.directory("web").resolve("config.json"));
        List<String> before = modes();

        store.list();
        store.load("web");
        store.export("web");
        store.certificates("web");

        assertThat(modes()).isEqualTo(before);
    }
}
