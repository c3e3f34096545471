package io.windlass.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A store as docker-machine 0.2 left it, with hosts that are only URLs. */
final class OldStore {
    private static final String VERSION_1 = """
            {
                "ConfigVersion": 1,
                "Driver": {"IPAddress": "127.0.0.1:1", "MachineName": "NAME", "URL": "tcp://127.0.0.1:1"},
                "DriverName": "none",
                "HostOptions": {
                    "EngineOptions": {"Labels": ["age=old"], "TlsVerify": true, "InstallURL": "https://get.docker.com"},
                    "AuthOptions": {"CaCertPath": "STORE/certs/ca.pem", "PrivateKeyPath": "STORE/certs/ca-key.pem",
                        "ClientCertPath": "STORE/certs/cert.pem", "ClientKeyPath": "STORE/certs/key.pem",
                        "ServerCertPath": "STORE/machines/NAME/server.pem",
                        "ServerKeyPath": "STORE/machines/NAME/server-key.pem"}
                },
                "StorePath": "STORE/machines/NAME"
            }
            """;

    private final Path root;

    OldStore(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    OldStore with(String name) {
        return with(
                name, "config.json", VERSION_1.replace("STORE", root.toString()).replace("NAME", name));
    }

    OldStore with(String name, String file, String content) {
        try {
            Path folder = Files.createDirectories(root.resolve("machines").resolve(name));
            Files.writeString(folder.resolve(file), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
