package io.windlass.store.file.internal;

import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificates in a host's folder, under docker-machine's names.
 *
 * <p>Certificates and keys that do not belong together are worth nothing, so a set takes effect as a whole: it is written
 * into a folder of its own, which gets its name in one step. Only then do the files move to their places. A reader prefers
 * what still lies in that folder, so that nobody sees where a crash or a failing disk has interrupted the move.
 */
final class Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    private static final String AUTHORITY = "ca.pem";
    private static final String CLIENT = "cert.pem";
    private static final String CLIENT_KEY = "key.pem";
    private static final String SERVER = "server.pem";
    private static final String SERVER_KEY = "server-key.pem";
    private static final List<String> NAMES = List.of(AUTHORITY, CLIENT, CLIENT_KEY, SERVER, SERVER_KEY);

    private static final String COMPLETE = ".certificates";
    static final String UNFINISHED = ".certificates.new";

    private final Disk disk;

    Certificates(Disk disk) {
        this.disk = disk;
    }

    private record Pem(String name, String text, Set<PosixFilePermission> mode) {}

    void save(Path directory, ClientCertificates certificates) throws IOException {
        save(directory, pems(certificates.authority(), certificates.client(), certificates.clientKey()));
    }

    void save(Path directory, EngineCertificates certificates) throws IOException {
        List<Pem> client = pems(certificates.authority(), certificates.client(), certificates.clientKey());
        List<Pem> all = new ArrayList<>(client);
        all.add(new Pem(SERVER, certificates.server(), FileModes.PUBLIC));
        all.add(new Pem(SERVER_KEY, certificates.serverKey(), FileModes.SECRET));
        save(directory, all);
    }

    private static List<Pem> pems(String authority, String client, String clientKey) {
        return List.of(
                new Pem(AUTHORITY, authority, FileModes.PUBLIC),
                new Pem(CLIENT, client, FileModes.PUBLIC),
                new Pem(CLIENT_KEY, clientKey, FileModes.SECRET));
    }

    /** If this throws, the old set is in force; if it returns, the new one is, durably. */
    private void save(Path directory, List<Pem> pems) throws IOException {
        Path unfinished = directory.resolve(UNFINISHED);
        settle(directory);
        discard(unfinished);
        try {
            fill(unfinished, pems);
            complete(directory, unfinished);
        } catch (IOException e) {
            discard(unfinished, e);
            throw e;
        }
        try {
            settle(directory);
        } catch (IOException e) {
            LOG.warn("{} has new certificates, but docker does not see all of them yet: {}", directory, e.toString());
        }
    }

    private void fill(Path unfinished, List<Pem> pems) throws IOException {
        disk.createDirectory(unfinished);
        for (Pem pem : pems) {
            Path file = unfinished.resolve(pem.name());
            disk.create(file, pem.text().getBytes(StandardCharsets.UTF_8), pem.mode());
            disk.sync(file);
        }
        disk.sync(unfinished);
    }

    private void complete(Path directory, Path unfinished) throws IOException {
        Path complete = directory.resolve(COMPLETE);
        disk.rename(unfinished, complete);
        try {
            disk.sync(directory);
        } catch (IOException e) {
            try {
                disk.rename(complete, unfinished);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Lets the files of a complete set take their places, also where an earlier attempt at that was interrupted. */
    void settle(Path directory) throws IOException {
        Path complete = directory.resolve(COMPLETE);
        if (!Folders.exists(complete)) {
            return;
        }
        for (String name : NAMES) {
            Path file = complete.resolve(name);
            if (Files.exists(file)) {
                disk.rename(file, directory.resolve(name));
            }
        }
        disk.sync(directory);
        disk.delete(complete);
    }

    private void discard(Path unfinished, IOException reason) {
        try {
            discard(unfinished);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void discard(Path unfinished) throws IOException {
        if (Folders.exists(unfinished)) {
            for (String name : NAMES) {
                disk.delete(unfinished.resolve(name));
            }
            disk.delete(unfinished);
        }
    }

    Optional<ClientCertificates> readClient(Path directory) throws IOException {
        try {
            return Optional.of(client(directory));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    Optional<EngineCertificates> readEngine(Path directory) throws IOException {
        try {
            ClientCertificates client = client(directory);
            return Optional.of(new EngineCertificates(
                    client.authority(),
                    client.client(),
                    client.clientKey(),
                    read(directory, SERVER),
                    read(directory, SERVER_KEY)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static ClientCertificates client(Path directory) throws IOException {
        return new ClientCertificates(read(directory, AUTHORITY), read(directory, CLIENT), read(directory, CLIENT_KEY));
    }

    private static String read(Path directory, String name) throws IOException {
        try {
            return Files.readString(directory.resolve(COMPLETE).resolve(name));
        } catch (NoSuchFileException e) {
            return Files.readString(directory.resolve(name));
        }
    }
}
