package io.windlass.itests.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The provider when nothing gets in the way. */
final class FakeProviderTest {

    private static final String OTHER = "22222222-2222-2222-2222-222222222222";

    @Test
    void anInstanceLivesFromCreateToDelete() {
        try (FakeProvider provider = FakeProvider.start()) {
            Caller caller = new Caller(provider);
            JsonNode made = caller.create().json();
            String id = made.path("id").asText();

            assertThat(made.path("name").asText()).isEqualTo("ci-01");
            assertThat(state(caller.get(id))).isEqualTo("running");
            assertThat(state(caller.power(id, "stop"))).isEqualTo("stopped");
            assertThat(state(caller.power(id, "start"))).isEqualTo("running");
            assertThat(state(caller.power(id, "kill"))).isEqualTo("stopped");
            assertThat(caller.delete(id).status()).isEqualTo(200);
            assertThat(caller.get(id).status()).isEqualTo(404);
            assertThat(caller.delete(id).json().path("error").path("code").asText())
                    .isEqualTo("instance_not_found");
        }
    }

    @Test
    void whoCreatesTwiceHasTwo() {
        try (FakeProvider provider = FakeProvider.start()) {
            Caller caller = new Caller(provider);
            caller.create();
            caller.create();

            assertThat(provider.history().duplicates()).hasSize(1);
            assertThat(provider.history().liveByHost().get(Caller.HOST)).hasSize(2);
        }
    }

    @Test
    void anAccountSeesItsOwnOnly() {
        try (FakeProvider provider = FakeProvider.start()) {
            String id = new Caller(provider, "mine").made();
            Caller other = new Caller(provider, "other");

            assertThat(other.get(id).status()).isEqualTo(404);
            assertThat(other.delete(id).status()).isEqualTo(404);
            assertThat(other.list("").json().path("instances")).isEmpty();
            assertThat(new Caller(provider, "").list("").status()).isEqualTo(401);
            assertThat(provider.history().live()).hasSize(1);
        }
    }

    @Test
    void aListComesInPages() {
        try (FakeProvider provider = FakeProvider.builder().pageSize(3).start()) {
            Caller caller = new Caller(provider);
            List<String> made =
                    IntStream.range(0, 7).mapToObj(number -> caller.made()).toList();
            caller.create(OTHER, "ci-02");

            List<String> found = new ArrayList<>();
            String after = "";
            for (int page = 0; page < 3; page++) {
                JsonNode answer = caller.list("hostId=" + Caller.HOST + after).json();
                answer.path("instances")
                        .forEach(each -> found.add(each.path("id").asText()));
                after = "&after=" + answer.path("next").asText();
            }

            assertThat(found).isEqualTo(made);
            assertThat(after).isEqualTo("&after=null");
        }
    }

    @Test
    void aQuotaIsForAnAccountAndIsGivenBack() {
        try (FakeProvider provider = FakeProvider.builder().quota(1).start()) {
            Caller caller = new Caller(provider);
            String id = caller.made();

            assertThat(caller.create().json().path("error").path("code").asText())
                    .isEqualTo("quota_exceeded");
            assertThat(new Caller(provider, "other").create().status()).isEqualTo(201);
            caller.delete(id);
            assertThat(caller.create().status()).isEqualTo(201);
        }
    }

    @Test
    void othersWorkBehindTheCallersBacks() {
        try (FakeProvider provider = FakeProvider.start()) {
            Caller caller = new Caller(provider);
            String id = caller.made();

            provider.cloud().stop(id);
            assertThat(state(caller.get(id))).isEqualTo("stopped");
            provider.cloud().start(id);
            assertThat(provider.cloud().instance("ci-01").running()).isTrue();
            provider.cloud().lose(id);
            assertThat(caller.get(id).status()).isEqualTo(404);
            assertThat(provider.history().destroyed()).hasSize(1);
        }
    }

    @Test
    void nonsenseIsRefusedAndMakesNothing() {
        try (FakeProvider provider = FakeProvider.start()) {
            Caller caller = new Caller(provider);

            assertThat(caller.call("POST", "", "no json").status()).isEqualTo(400);
            assertThat(caller.call("POST", "", "{}").status()).isEqualTo(400);
            assertThat(caller.call("PUT", "", "{}").status()).isEqualTo(404);
            assertThat(caller.call("POST", "/i-1/explode", "").status()).isEqualTo(404);
            assertThat(provider.history().instancesEver()).isEmpty();
        }
    }

    @Test
    void hostsStandBehindTheInstances() {
        Recorder backend = new Recorder();
        try (FakeProvider provider = FakeProvider.builder().backend(backend).start()) {
            Caller caller = new Caller(provider);
            JsonNode made = caller.create().json();
            String id = made.path("id").asText();
            caller.power(id, "stop");
            caller.power(id, "stop");
            JsonNode started = caller.power(id, "start").json();
            caller.power(id, "kill");
            caller.delete(id);

            assertThat(made.path("sshPort").asInt()).isEqualTo(1);
            assertThat(made.path("hostKey").asText()).isEqualTo("ssh-ed25519 BBBB");
            assertThat(started.path("sshPort").asInt()).isEqualTo(2);
            assertThat(backend.said)
                    .containsExactly(
                            "created ci-01 ssh-ed25519 AAAA", "stopped true", "started", "stopped false", "removed");
            assertThat(provider.history().calls().stream()
                            .filter(call -> call.call() == Call.STOP)
                            .map(CallRecord::effect))
                    .containsExactly(true, false);
        }
    }

    @Test
    void aBackendThatThrowsIsNotOverlooked() {
        HostBackend broken = new Recorder() {
            @Override
            public Host created(String instance, Labels labels, String authorizedKey) {
                throw new IllegalStateException("no port left");
            }
        };
        FakeProvider provider = FakeProvider.builder().backend(broken).start();

        assertThat(new Caller(provider).create().status()).isEqualTo(500);
        assertThat(provider.history().instancesEver()).isEmpty();
        assertThatThrownBy(provider::close).isInstanceOf(AssertionError.class).hasRootCauseMessage("no port left");
    }

    @Test
    void aCommandLineDescribesOne() {
        try (FakeProvider provider = Standalone.start(
                HostBackend.NONE,
                "--quota",
                "1",
                "--rate",
                "1",
                "--burst",
                "2",
                "--enforce",
                "yes",
                "--fault-rate",
                "0")) {
            Caller caller = new Caller(provider);

            assertThat(IntStream.range(0, 3)
                            .mapToObj(number -> caller.create().status())
                            .collect(Collectors.toList()))
                    .containsExactly(201, 422, 429);
        }
        assertThatThrownBy(
                        () -> Standalone.start(HostBackend.NONE, "--rat", "1").close())
                .hasMessageContaining("--rat");
    }

    private static String state(Caller.Reply reply) {
        return reply.json().path("state").asText();
    }

    /** Says what it is told to do. */
    private static class Recorder implements HostBackend {
        final List<String> said = new ArrayList<>();

        @Override
        public Host created(String instance, Labels labels, String authorizedKey) {
            said.add("created " + labels.name() + " " + authorizedKey);
            return new Host("127.0.0.1", 1, 3, Optional.of("ssh-ed25519 BBBB"));
        }

        @Override
        public Host started(String instance) {
            said.add("started");
            return new Host("127.0.0.1", 2, 3, Optional.of("ssh-ed25519 BBBB"));
        }

        @Override
        public void stopped(String instance, boolean orderly) {
            said.add("stopped " + orderly);
        }

        @Override
        public void removed(String instance) {
            said.add("removed");
        }
    }
}
