package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.host.HostKey;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a driver may answer.
 *
 * @param <S> the driver's spec
 */
final class InstanceRules<S extends Record> {

    private static final int PORTS = 65_536;

    /** What the platform itself writes beside the attributes. */
    private static final Set<String> TAKEN = Set.of(
            "ipaddress",
            "machinename",
            "sshuser",
            "sshport",
            "sshkeypath",
            "storepath",
            "swarmmaster",
            "swarmhost",
            "swarmdiscovery");

    private final Bench<S> bench;

    InstanceRules(Bench<S> bench) {
        this.bench = bench;
    }

    /** As after a creation or a start. */
    void requireOn(Instance instance) {
        assertThat(instance.state())
                .as("The state of a host that was just switched on")
                .isIn(InstanceState.STARTING, InstanceState.RUNNING);
        requireUsable(instance);
    }

    void requireUsable(Instance instance) {
        instance.address()
                .ifPresent(address -> assertThat(address).as("The address").isNotBlank());
        instance.ssh().ifPresent(InstanceRules::requireUsable);
        instance.engine().ifPresent(InstanceRules::requireUsable);
        for (HostKey key : instance.hostKeys()) {
            assertThat(HostKey.parse(key.line())).as("A host key").isEqualTo(key);
        }
        StoredForm.of(instance);
        Set<String> spec = bench.schema().declarations().stream()
                .map(declaration -> declaration.storedName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(instance.attributes().keySet())
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .as("The names of attributes, beside which the spec and the platform store theirs")
                .doesNotContainAnyElementsOf(
                        Stream.concat(TAKEN.stream(), spec.stream()).toList());
    }

    private static void requireUsable(SshEndpoint ssh) {
        assertThat(ssh.address()).as("The address for SSH").isNotBlank().doesNotContain("[", "]");
        assertThat(ssh.port()).as("The port for SSH").isBetween(1, PORTS - 1);
        assertThat(ssh.user()).as("The user for SSH").isNotBlank();
        assertThat(ssh.privateKey())
                .as("The private key, absolute if there is one")
                .matches(key -> key.map(Path::isAbsolute).orElse(true));
    }

    private static void requireUsable(URI engine) {
        assertThat(engine.getScheme()).as("The scheme of the engine %s", engine).isNotBlank();
        if (engine.getScheme().equals("tcp")) {
            assertThat(engine.getHost()).as("The host in the engine %s", engine).isNotBlank();
            assertThat(engine.getPort()).as("The port in the engine %s", engine).isBetween(1, PORTS - 1);
        }
    }
}
