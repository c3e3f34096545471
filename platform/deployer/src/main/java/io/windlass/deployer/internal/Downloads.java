package io.windlass.deployer.internal;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.deployer.BundleSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Brings archives here, into a file that nobody else can change. */
final class Downloads {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final KeptBundles kept;
    private final long most;

    Downloads(KeptBundles kept, long most) {
        this.kept = kept;
        this.most = most;
    }

    /** The caller removes or moves the file. */
    Path fetch(BundleSource source, String repository, Progress progress) {
        Path target = kept.newFile();
        try {
            fetch(source, repository, target, progress);
            return target;
        } catch (MachineException e) {
            kept.discard(target);
            throw e;
        }
    }

    private void fetch(BundleSource source, String repository, Path target, Progress progress) {
        try {
            switch (source) {
                case BundleSource.LocalFile local -> copy(local.path(), target);
                case BundleSource.Remote remote -> download(remote.address(), target, progress);
                case BundleSource.MavenArtifact artifact -> artifact(artifact, repository, target, progress);
            }
        } catch (DamagedArchiveException e) {
            throw Inspection.refused(source.toString(), e.reason(), e);
        } catch (NoSuchFileException e) {
            throw unreadable(source, "there is no such file", e);
        } catch (IOException e) {
            throw unreadable(source, String.valueOf(e.getMessage()), e);
        }
    }

    private void copy(Path file, Path target) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        try (InputStream input = Files.newInputStream(file)) {
            KeptBundles.copy(input, target, most);
        }
    }

    private void artifact(BundleSource.MavenArtifact artifact, String repository, Path target, Progress progress)
            throws IOException {
        String path = artifact.group().replace('.', '/') + "/" + artifact.artifact() + "/" + artifact.version() + "/"
                + artifact.artifact() + "-" + artifact.version() + ".jar";
        Path local =
                Path.of(System.getProperty("user.home"), ".m2", "repository").resolve(path);
        if (Files.exists(local)) {
            copy(local, target);
        } else {
            download(URI.create(repository + "/" + path), target, progress);
        }
    }

    private void download(URI address, Path target, Progress progress) throws IOException {
        progress.line("Fetching " + address + "...");
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(address).timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("the server answered " + response.statusCode());
                }
                KeptBundles.copy(body, target, most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was interrupted", e);
        }
    }

    private static MachineException unreadable(BundleSource source, String why, IOException e) {
        return new MachineException(
                StandardErrorCode.BUNDLE_REFUSED, source + " cannot be fetched: " + why + ".", "", e);
    }
}
