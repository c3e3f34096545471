package io.windlass.store.file.internal;

import io.windlass.api.certificate.CertificateAuthority;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostNames;
import io.windlass.api.store.ExchangeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Copies hosts between the store and other folders of docker-machine's layout. */
final class FileStoreExchange {

    private final Path storage;
    private final Disk disk;

    FileStoreExchange(Path storage, Disk disk) {
        this.storage = storage;
        this.disk = disk;
    }

    ExchangeReport importFrom(Path directory, Set<String> names, boolean dryRun, CertificateAuthority authority) {
        Path source = directory.normalize();
        OtherStore.requireReadable(source, storage);
        return new Exchange(disk, source, storage, authority(source, storage, authority::requireUsable))
                .run(names, dryRun);
    }

    ExchangeReport exportTo(Path directory, Set<String> names, boolean dryRun) {
        Path target = directory.normalize();
        names.forEach(HostNames::requireValid);
        OtherStore.requireWritable(target, storage);
        requireAbsent(target, names);
        return new Exchange(disk, storage, target, authority(storage, target, certificates -> {})).run(names, dryRun);
    }

    private void requireAbsent(Path target, Set<String> names) {
        Path machines = target.resolve("machines");
        String taken = new TreeSet<>(names.isEmpty() ? ours() : names)
                .stream()
                        .filter(name -> Files.exists(machines.resolve(name), LinkOption.NOFOLLOW_LINKS))
                        .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new MachineException(
                    StandardErrorCode.HOST_EXISTS,
                    target + " has these machines already: " + taken + ".",
                    "Name another folder, or the machines to export.");
        }
    }

    private Set<String> ours() {
        Path machines = storage.resolve("machines");
        try {
            return new Folders(disk, machines)
                    .list().stream()
                            .map(folder -> folder.getFileName().toString())
                            .collect(Collectors.toSet());
        } catch (IOException e) {
            throw Failures.unreadable(machines, e);
        }
    }

    private static ExchangeReport.Authority authority(Path source, Path target, Consumer<Path> check) {
        AuthorityFiles from = AuthorityFiles.in(source);
        AuthorityFiles to = AuthorityFiles.in(target);
        try {
            if (!from.exist()) {
                return new ExchangeReport.None();
            }
            if (from.isSameAs(to)) {
                return new ExchangeReport.Shared();
            }
            if (!to.isFree()) {
                return new ExchangeReport.KeptApart(target + " has another authority");
            }
            check.accept(from.directory());
            return new ExchangeReport.Adopted();
        } catch (MachineException e) {
            return new ExchangeReport.KeptApart(e.text().replaceFirst("\\.$", ""));
        } catch (IOException e) {
            throw Failures.unreadable(from.directory(), e);
        }
    }
}
