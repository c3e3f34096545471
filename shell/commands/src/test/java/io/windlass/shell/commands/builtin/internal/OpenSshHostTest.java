package io.windlass.shell.commands.builtin.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.api.error.MachineException;
import io.windlass.api.host.SshEndpoint;
import io.windlass.shell.commands.internal.Hosts;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenSshHostTest {

    private static OpenSshHost host(SshEndpoint endpoint, String directory) {
        return OpenSshHost.of(Hosts.running("web", "192.0.2.7").record().orElseThrow(), endpoint, Path.of(directory));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/plain          | /plain",
                "/with space     | ~\"/with space~",
                "/50%            | /50%%",
                "/a\"b           | ~\"/a\\\"b~",
                "/a\\b           | ~\"/a\\\\b~",
                "/a'b$(c)#`d`    | ~\"/a'b$(c)#`d`~",
            })
    void pathsAreWhatTheyAre(String directory, String written) {
        SshEndpoint endpoint = new SshEndpoint("192.0.2.7", 22, "root", Optional.of(Path.of(directory, "id")));

        String end = written.startsWith("\"") ? "\"" : "";
        assertThat(host(endpoint, directory).settings())
                .contains(
                        "UserKnownHostsFile " + written + "/known_hosts" + end,
                        "IdentityFile " + written + "/id" + end,
                        "IdentitiesOnly yes");
    }

    @Test
    void withoutAKeyTheUsersOwnAreTried() {
        SshEndpoint endpoint = new SshEndpoint("fe80::1%eth0", 22, "a b", Optional.empty());

        assertThat(host(endpoint, "/x").settings())
                .contains("HostName fe80::1%%eth0", "User \"a b\"")
                .noneMatch(line -> line.startsWith("Identit"));
    }

    @Test
    void whatAProviderSaysAddsNoSetting() {
        SshEndpoint endpoint = new SshEndpoint("192.0.2.7\nProxyCommand true", 22, "root", Optional.empty());

        assertThatThrownBy(() -> host(endpoint, "/x"))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("What is stored as HostName of a machine has a control character in it.");
    }
}
