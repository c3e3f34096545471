package io.windlass.store.file.internal;

import io.windlass.api.certificate.ClientCertificates;
import io.windlass.api.certificate.EngineCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The certificates in a host's folder, under docker-machine's names. */
final class Certificates {

    private static final String AUTHORITY = "ca.pem";
    private static final String CLIENT = "cert.pem";
    private static final String CLIENT_KEY = "key.pem";
    private static final String SERVER = "server.pem";
    private static final String SERVER_KEY = "server-key.pem";
    private static final List<String> NAMES = List.of(AUTHORITY, CLIENT, CLIENT_KEY, SERVER, SERVER_KEY);

    private final Disk disk;

    Certificates(Disk disk) {
        this.disk = disk;
    }

    void save(Path directory, ClientCertificates certificates) throws IOException {
        save(directory, staged -> stage(staged, certificates));
    }

    void save(Path directory, EngineCertificates certificates) throws IOException {
        save(directory, staged -> {
            stage(staged, certificates.server(), SERVER);
            stageSecret(staged, certificates.serverKey(), SERVER_KEY);
            stage(
                    staged,
                    new ClientCertificates(certificates.authority(), certificates.client(), certificates.clientKey()));
        });
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
                    Files.readString(directory.resolve(SERVER)),
                    Files.readString(directory.resolve(SERVER_KEY))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static ClientCertificates client(Path directory) throws IOException {
        return new ClientCertificates(
                Files.readString(directory.resolve(AUTHORITY)),
                Files.readString(directory.resolve(CLIENT)),
                Files.readString(directory.resolve(CLIENT_KEY)));
    }

    @FunctionalInterface
    private interface Stager {
        void stage(StagedFiles staged) throws IOException;
    }

    private void save(Path directory, Stager stager) throws IOException {
        StagedFiles staged = new StagedFiles(disk, directory);
        try {
            StagedFiles.clean(disk, directory, NAMES);
            stager.stage(staged);
            staged.placeAll();
        } catch (IOException e) {
            staged.discard(e);
            throw e;
        }
    }

    private static void stage(StagedFiles staged, ClientCertificates certificates) throws IOException {
        stage(staged, certificates.authority(), AUTHORITY);
        stage(staged, certificates.client(), CLIENT);
        stageSecret(staged, certificates.clientKey(), CLIENT_KEY);
    }

    private static void stage(StagedFiles staged, String text, String name) throws IOException {
        staged.stage(name, text.getBytes(StandardCharsets.UTF_8), FileModes.PUBLIC);
    }

    private static void stageSecret(StagedFiles staged, String text, String name) throws IOException {
        staged.stage(name, text.getBytes(StandardCharsets.UTF_8), FileModes.SECRET);
    }
}
