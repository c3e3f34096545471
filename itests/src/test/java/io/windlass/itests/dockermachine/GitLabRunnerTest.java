package io.windlass.itests.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.itests.hosts.FakeCloud;
import io.windlass.itests.rig.DeployedBundle;
import io.windlass.itests.rig.Windlass;
import io.windlass.itests.rig.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What GitLab Runner's docker+machine executor does with docker-machine, for forty machines over eight workers. It calls the
 * commands that are typed here and no others, tells whether a machine exists by its {@code config.json}, lists machines by
 * reading the folder {@code machines}, and keeps a few idle for the next job.
 */
class GitLabRunnerTest {
    private static final int WORKERS = 8;
    private static final int MACHINES_EACH = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final DeployedBundle DRIVER = DeployedBundle.fakeDriver();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void fortyMachinesLeaveNothingBehind() throws Exception {
        windlass.machine("ls").requireSuccess();
        windlass.awaitDriver("fake");
        Seat seat = Seat.of(
                Workspace.current().distribution().resolve("bin/machine"), windlass.storage(), windlass.folder());
        try (FakeCloud cloud = FakeCloud.start();
                ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int number = worker;
                done.add(workers.submit(
                        () -> work(new Runner(seat, cloud.provider().url()), number)));
            }
            for (Future<?> one : done) {
                one.get();
            }

            assertThat(cloud.provider().history().live()).isEmpty();
            assertThat(cloud.provider().history().duplicates()).isEmpty();
            assertThat(machines()).isEmpty();
        }
    }

    /** One is made while the last one idles, is used, and goes. */
    private Void work(Runner runner, int number) throws IOException {
        String idle = "runner-" + number + "-0";
        runner.create(idle);
        for (int i = 1; i < MACHINES_EACH; i++) {
            String next = "runner-" + number + "-" + i;
            runner.create(next);
            assertThat(machines()).contains(idle, next);
            use(runner, idle);
            remove(runner, idle, i);
            idle = next;
        }
        use(runner, idle);
        remove(runner, idle, MACHINES_EACH);
        return null;
    }

    private void use(Runner runner, String name) throws IOException {
        JsonNode config = JSON.readTree(config(name).toFile());
        assertThat(config.path("DriverName").textValue()).isEqualTo("fake");
        assertThat(config.path("Driver").isObject()).isTrue();
        assertThat(runner.lines("status " + name)).containsExactly("Running");
        List<String> ip = runner.lines("ip " + name);
        assertThat(runner.lines("url " + name).getFirst()).startsWith("tcp://" + ip.getFirst() + ":");
        assertThat(runner.lines("config " + name)).hasSize(5).first().isEqualTo("--tlsverify");
        assertThat(runner.lines("inspect " + name)).contains("    \"DriverName\": \"fake\",");
        Path certificates = Path.of(runner.lines("inspect -f '{{.HostOptions.AuthOptions.StorePath}}' " + name)
                .getFirst()
                .replace("<store>", windlass.storage().toString()));
        assertThat(certificates.resolve("cert.pem")).exists();
    }

    /** The executor stops a machine before it removes it, and removes by force what will not go. */
    private void remove(Runner runner, String name, int turn) {
        if (turn % 2 == 0) {
            runner.lines("stop " + name);
            runner.lines("rm -y " + name);
        } else {
            runner.lines("rm -f " + name);
        }
        assertThat(config(name)).doesNotExist();
    }

    private Path config(String name) {
        return windlass.machineFolder(name).resolve("config.json");
    }

    private List<String> machines() throws IOException {
        try (Stream<Path> folders = Files.list(windlass.storage().resolve("machines"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    /** A worker's docker-machine. */
    private record Runner(Seat seat, String provider) {

        void create(String name) {
            lines("create --driver fake --fake-url " + provider + " --fake-token any " + name);
            lines("provision " + name);
        }

        List<String> lines(String command) {
            Row.Outcome outcome = seat.type("docker-machine --bugsnag-api-token=no-report " + command);
            assertThat(outcome.status()).as(() -> command + "\n" + outcome).isZero();
            return outcome.output();
        }
    }
}
