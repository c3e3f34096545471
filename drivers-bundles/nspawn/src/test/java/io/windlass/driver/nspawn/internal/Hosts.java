package io.windlass.driver.nspawn.internal;

import io.windlass.api.Progress;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hosts to test with. */
final class Hosts {

    static final HostId ID = HostId.of("01234567-89ab-4def-8123-456789abcdef");
    static final NspawnSpec SPEC = spec("10.213.0.0/16");

    private Hosts() {}

    static NspawnSpec spec(String subnet) {
        return new NspawnSpec("", "", "", 512, 2, 1024, subnet);
    }

    static NspawnSpec withRoot(Path rootfs) {
        return new NspawnSpec(rootfs.toString(), "", "", 512, 2, 1024, "10.213.0.0/16");
    }

    static HostLayout layout() {
        return new HostLayout(ID, Path.of("/store/machines/one"), Path.of("/run/windlass"));
    }

    static DriverHost<NspawnSpec> host(HostId id, NspawnSpec spec) {
        return host(id, spec, Optional.empty());
    }

    static DriverHost<NspawnSpec> hostThatHad(String address) {
        Instance earlier = new Instance(
                InstanceState.STOPPED,
                Optional.of(address),
                Optional.empty(),
                Optional.of(URI.create("tcp://" + address + ":2376")),
                List.of(),
                Map.of());
        return host(HostId.random(), SPEC, Optional.of(earlier));
    }

    private static DriverHost<NspawnSpec> host(HostId id, NspawnSpec spec, Optional<Instance> instance) {
        Path directory = Path.of("/store/machines/one");
        return new DriverHost<>(
                "installation", id, "one", directory, spec, instance, ProviderCalls.UNLIMITED, Progress.SILENT);
    }
}
