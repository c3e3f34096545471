package io.windlass.driver.fake.internal;

import io.windlass.api.Progress;
import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.ssh.SshKeyPair;
import io.windlass.api.ssh.SshKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A driver, a server and a host, and a gate that counts. */
final class Rig implements AutoCloseable, ProviderCalls {

    static final HostId HOST = HostId.of("11111111-1111-1111-1111-111111111111");

    final CannedServer server = new CannedServer();
    final FakeDriver driver;
    private final Path folder;
    private final AtomicInteger calls = new AtomicInteger();

    Rig(Path folder, Duration timeout) throws IOException {
        this.folder = folder;
        this.driver = new FakeDriver(new Keys(), Duration.ofSeconds(30), timeout);
    }

    FakeSpec spec() {
        return new FakeSpec(server.url(), "secret", "local", 100, 10);
    }

    /** Nothing was made yet. */
    DriverHost<FakeSpec> host() {
        return host(Optional.empty());
    }

    /** An instance was made. */
    DriverHost<FakeSpec> host(String instance) {
        return host(Optional.of(new Instance(
                InstanceState.RUNNING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of("InstanceId", instance))));
    }

    DriverAccount<FakeSpec> account() {
        return new DriverAccount<>("here", spec(), this);
    }

    /** Somebody tried before. */
    void keyExists() {
        new Keys().ensure(folder, "id_ed25519");
    }

    int callsThroughTheGate() {
        return calls.get();
    }

    static String instance(String id, String state) {
        return instance(id, HOST.toString(), state, "127.0.0.1");
    }

    static String instance(String id, String hostId, String state, String address) {
        return """
                {"id": "%s", "hostId": "%s", "installation": "here", "name": "ci-01", "region": "local", "state": "%s",
                "address": "%s", "sshPort": 2201, "enginePort": 2376, "hostKey": "ssh-ed25519 AAAA"}""".formatted(id, hostId, state, address);
    }

    static String page(String... instances) {
        return "{\"instances\": [" + String.join(",", instances) + "], \"next\": null}";
    }

    static String error(String code) {
        return "{\"error\": {\"code\": \"" + code + "\", \"message\": \"no\\u001b[31m way\"}}";
    }

    @Override
    public <T> T call(Supplier<T> call) {
        calls.incrementAndGet();
        return call.get();
    }

    @Override
    public void close() {
        server.close();
        driver.close();
    }

    private DriverHost<FakeSpec> host(Optional<Instance> instance) {
        return new DriverHost<>("here", HOST, "ci-01", folder, spec(), instance, this, Progress.SILENT);
    }

    static final class Keys implements SshKeys {
        @Override
        public SshKeyPair ensure(Path directory, String fileName) {
            try {
                return new SshKeyPair(Files.writeString(directory.resolve(fileName), "key"), "ssh-ed25519 AAAA me");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
