package io.windlass.driver.fake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostKey;
import io.windlass.api.host.Instance;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.SshEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FakeDriverTest {

    private static final String LIST = "GET /v1/instances?hostId=" + Rig.HOST;
    private static final String STRANGER = "99999999-9999-9999-9999-999999999999";

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(folder, Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        assertThat(rig.callsThroughTheGate()).isEqualTo(rig.server.requests().size());
        rig.close();
    }

    @Test
    void aFirstCreationIsOneCall() throws IOException {
        rig.server.answer(201, Rig.instance("i-1", "running"));

        Instance made = rig.driver.create(rig.host());

        requested("POST /v1/instances");
        assertThat(new ObjectMapper().readTree(rig.server.lastBody()))
                .isEqualTo(new ObjectMapper()
                        .valueToTree(Map.of(
                                "hostId", Rig.HOST.toString(),
                                "installation", "here",
                                "name", "ci-01",
                                "region", "local",
                                "authorizedKey", "ssh-ed25519 AAAA me")));
        assertThat(made)
                .isEqualTo(new Instance(
                        InstanceState.RUNNING,
                        Optional.of("127.0.0.1"),
                        Optional.of(
                                new SshEndpoint("127.0.0.1", 2201, "root", Optional.of(folder.resolve("id_ed25519")))),
                        Optional.of(URI.create("tcp://127.0.0.1:2376")),
                        List.of(new HostKey("ssh-ed25519", "AAAA")),
                        Map.of("InstanceId", "i-1")));
    }

    @Test
    void aRepeatedCreationAdoptsWhatItFindsAndSwitchesItOn() {
        rig.keyExists();
        rig.server.answer(200, Rig.page(Rig.instance("i-1", "stopped"), Rig.instance("i-2", "running")));
        rig.server.answer(200, Rig.instance("i-1", "running"));

        assertThat(rig.driver.create(rig.host()).state()).isEqualTo(InstanceState.RUNNING);
        requested(LIST, "POST /v1/instances/i-1/start");
    }

    @Test
    void aRepeatedCreationMakesWhatIsNotThere() {
        rig.keyExists();
        rig.server.answer(200, Rig.page());
        rig.server.answer(201, Rig.instance("i-1", "running"));

        assertThat(rig.driver.create(rig.host()).attributes()).containsEntry("InstanceId", "i-1");
        requested(LIST, "POST /v1/instances");
    }

    @Test
    void findsByIdWhereItIsKnown() {
        rig.server.answer(200, Rig.instance("i-1", "stopped"));

        assertThat(rig.driver.find(rig.host("i-1")).map(Instance::state)).contains(InstanceState.STOPPED);
        requested("GET /v1/instances/i-1");
    }

    @Test
    void findsByHostWhatHasAnotherIdByNow() {
        rig.server.answer(404, Rig.error("instance_not_found"));
        rig.server.answer(200, Rig.page(Rig.instance("i-2", "running")));

        assertThat(rig.driver.find(rig.host("i-1")).orElseThrow().attributes()).containsEntry("InstanceId", "i-2");
        requested("GET /v1/instances/i-1", LIST);
    }

    @Test
    void takesNoStrangerWhoGotTheSameId() {
        rig.server.answer(200, Rig.instance("i-1", STRANGER, "running", "127.0.0.1"));
        rig.server.answer(200, Rig.page());

        assertThat(rig.driver.find(rig.host("i-1"))).isEmpty();
    }

    @Test
    void listsAllPages() {
        rig.server.answer(200, "{\"instances\": [" + Rig.instance("i-1", "running") + "], \"next\": \"i 1\"}");
        rig.server.answer(200, Rig.page(Rig.instance("i-2", STRANGER, "running", "::1")));

        List<OwnedInstance> owned = rig.driver.list(rig.account());

        requested("GET /v1/instances?installation=here", "GET /v1/instances?installation=here&after=i+1");
        assertThat(owned).extracting(found -> found.id().toString()).containsExactly(Rig.HOST.toString(), STRANGER);
        assertThat(owned.getLast().instance().engine()).contains(URI.create("tcp://[::1]:2376"));
    }

    @Test
    void givesUpOnAListWithoutAnEnd() {
        for (int page = 0; page < 1000; page++) {
            rig.server.answer(200, "{\"instances\": [], \"next\": \"again\"}");
        }

        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> rig.driver.list(rig.account()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.PROVIDER_FAILED));
    }

    @Test
    void removesAllThatWasMadeForTheHost() {
        rig.server.answer(200, Rig.page(Rig.instance("i-1", "running"), Rig.instance("i-2", "running")));
        rig.server.answer(404, Rig.error("instance_not_found"));
        rig.server.answer(200, Rig.instance("i-1", "stopped"));
        rig.server.answer(200, Rig.instance("i-2", "stopped"));

        rig.driver.remove(rig.host("i-0"));

        requested(LIST, "DELETE /v1/instances/i-0", "DELETE /v1/instances/i-1", "DELETE /v1/instances/i-2");
    }

    @Test
    void switchesOffAndOn() {
        for (int call = 0; call < 3; call++) {
            rig.server.answer(200, Rig.instance("i-1", call == 0 ? "running" : "stopped"));
        }

        assertThat(rig.driver.start(rig.host("i-1")).state()).isEqualTo(InstanceState.RUNNING);
        rig.driver.stop(rig.host("i-1"));
        rig.driver.kill(rig.host("i-1"));

        requested("POST /v1/instances/i-1/start", "POST /v1/instances/i-1/stop", "POST /v1/instances/i-1/kill");
    }

    @Test
    void saysThatAnInstanceIsGone() {
        rig.server.answer(404, Rig.error("instance_not_found"));
        rig.server.answer(200, Rig.page());

        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> rig.driver.start(rig.host("i-1")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.INSTANCE_GONE));
        assertThatExceptionOfType(MachineException.class)
                .isThrownBy(() -> rig.driver.stop(rig.host()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(StandardErrorCode.INSTANCE_GONE));
    }

    @Test
    void namesAccountsWithoutTheirTokens() {
        FakeSpec spec = rig.spec();
        FakeSpec other = new FakeSpec(spec.url(), "other", "local", 100, 10);

        assertThat(rig.driver.limit(spec)).isEqualTo(rig.driver.limit(spec));
        assertThat(rig.driver.limit(spec).callsPerSecond()).isEqualTo(100);
        assertThat(rig.driver.limit(spec).burst()).isEqualTo(10);
        assertThat(rig.driver.limit(spec).account())
                .isNotEqualTo(rig.driver.limit(other).account())
                .doesNotContain("secret");
    }

    @Test
    void saysHowLongTheProviderHides() {
        assertThat(rig.driver.settling()).isEqualTo(Duration.ofSeconds(30));
    }

    private void requested(String... lines) {
        assertThat(rig.server.requests())
                .containsExactlyElementsOf(List.of(lines).stream()
                        .map(line -> line + " Bearer secret")
                        .toList());
    }
}
