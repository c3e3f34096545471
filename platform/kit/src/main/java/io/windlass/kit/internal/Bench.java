package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.host.HostId;
import io.windlass.api.option.OptionSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One driver during one test, with all that the platform would give to it. What was made is removed at the end.
 *
 * @param <S> the driver's spec
 */
public final class Bench<S extends Record> implements AutoCloseable {

    final Subject<S> subject;
    /** New ones for each test: an account may hold what another run has left. */
    final String installation = UUID.randomUUID().toString();

    final String otherInstallation = UUID.randomUUID().toString();
    final Gate gate = new Gate();
    final Told told = new Told();

    private final Path folder;
    private final Queue<Guest<S>> guests = new ConcurrentLinkedQueue<>();
    private @Nullable Driver<S> driver;

    /**
     * Prepares for one test.
     *
     * @param subject the driver
     * @param folder an empty folder
     */
    public Bench(Subject<S> subject, Path folder) {
        this.subject = subject;
        this.folder = folder;
    }

    Driver<S> driver() {
        if (driver == null) {
            driver = subject.newDriver();
        }
        return Objects.requireNonNull(driver);
    }

    /** As when a bundle is updated. */
    void replaceDriver() {
        if (driver != null) {
            subject.dispose(driver);
            driver = null;
        }
    }

    OptionSchema<S> schema() {
        return OptionSchema.of(driver().specType());
    }

    List<String> secrets() {
        S spec = subject.spec();
        OptionSchema<S> schema = OptionSchema.of(driver().specType());
        return schema.declarations().stream()
                .filter(declaration -> declaration.option().secret())
                .map(declaration -> String.valueOf(schema.toStored(spec).get(declaration.storedName())))
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    Guest<S> guest(String name) {
        return guest(HostId.random(), name);
    }

    Guest<S> guest(HostId id, String name) {
        return guest(installation, id, name, subject.spec());
    }

    Guest<S> guest(String owner, HostId id, String name, S spec) {
        Guest<S> guest = new Guest<>(this, owner, id, name, newFolder(), spec);
        guests.add(guest);
        return guest;
    }

    List<OwnedInstance> list() {
        return list(installation);
    }

    List<OwnedInstance> list(String owner) {
        return list(owner, subject.spec());
    }

    List<OwnedInstance> list(String owner, S spec) {
        List<OwnedInstance> owned = call("list", () -> driver().list(account(owner, spec)));
        owned.forEach(found -> told.instance(found.instance()));
        return owned;
    }

    DriverAccount<S> account(String owner, S spec) {
        return new DriverAccount<>(owner, spec, gate);
    }

    /** Nothing if the driver lists no such host. */
    Optional<OwnedInstance> listed(Guest<S> guest) {
        List<OwnedInstance> entries = list(guest.installation()).stream()
                .filter(owned -> owned.id().equals(guest.id()))
                .toList();
        assertThat(entries).as("What list() gives for one host").hasSizeLessThan(2);
        return entries.stream().findFirst();
    }

    <T> T call(String what, Supplier<T> call) {
        return start(what, call).result();
    }

    void run(String what, Runnable call) {
        call(what, () -> {
            call.run();
            return what;
        });
    }

    <T> DriverThread<T> start(String what, Supplier<T> call) {
        // Made here, so that calls at once share it.
        driver();
        return DriverThread.start(what, subject.deadline(), call);
    }

    /** Makes a call that must fail as failures do. */
    MachineException failure(String what, Runnable call) {
        try {
            run(what, call);
        } catch (MachineException e) {
            told.failure(e);
            assertThat(e.text()).as("What the failure of " + what + " says").isNotBlank();
            return e;
        } catch (RuntimeException e) {
            throw new AssertionError(what + " failed with " + e + " instead of a MachineException", e);
        }
        throw new AssertionError(what + " gave an answer instead of failing");
    }

    @Override
    public void close() {
        gate.open();
        try {
            guests.forEach(Guest::leave);
        } finally {
            List<String> secrets = secrets();
            replaceDriver();
            told.requireNone(secrets);
        }
    }

    /** As the platform makes the folder of a host. */
    private Path newFolder() {
        try {
            return Files.createTempDirectory(
                    folder, "host", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of files below the folders of all hosts. */
    List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
