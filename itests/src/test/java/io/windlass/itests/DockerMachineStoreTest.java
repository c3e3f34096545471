package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windlass.itests.rig.DockerMachine;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real docker-machine 0.16.2 and ours on the same stores. */
class DockerMachineStoreTest {
    private static final Optional<DockerMachine> DOCKER_MACHINE = DockerMachine.find();

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @BeforeEach
    void requireDockerMachine() {
        assumeTrue(DOCKER_MACHINE.isPresent(), "there is no docker-machine 0.16.2 on the PATH to compare with");
    }

    private Result theirs(Path store, String... arguments) {
        return DOCKER_MACHINE.orElseThrow().run(windlass, store, arguments);
    }

    private List<String> theirNames(Path store) {
        return theirs(store, "ls", "-q").requireSuccess().output().lines().toList();
    }

    @Test
    void whatWeMakeItReadsChangesAndRemoves() {
        windlass.machine(Lines.create("web")).requireSuccess();
        windlass.machine(Lines.create("db")).requireSuccess();
        Path store = windlass.storage();

        assertThat(theirNames(store)).containsExactly("db", "web");
        assertThat(theirs(store, "url", "web").requireSuccess().output())
                .isEqualTo(windlass.machine("url", "web").output());
        assertThat(theirs(store, "inspect", "web").requireSuccess().output())
                .isEqualTo(windlass.machine("inspect", "web").output());
        for (String format : List.of("{{.HostOptions.AuthOptions.StorePath}}", "{{.Driver.URL}}", "{{.DriverName}}")) {
            assertThat(theirs(store, "inspect", "-f", format, "web")
                            .requireSuccess()
                            .output())
                    .doesNotContain("<no value>");
        }

        theirs(store, "rm", "-y", "web").requireSuccess();
        assertThat(windlass.machineFolder("web")).doesNotExist();
        Waiting.until(
                "the end of the machine that docker-machine removed",
                Duration.ofSeconds(90),
                () -> windlass.names().equals(List.of("db")));
    }

    @Test
    void whatItMakesWeReadAndRemove() {
        Path store = windlass.storage();
        theirs(store, "create", "-d", "none", "--url", "tcp://127.0.0.1:1", "web")
                .requireSuccess();

        assertThat(windlass.names()).containsExactly("web");
        assertThat(windlass.machine("url", "web").output()).isEqualTo("tcp://127.0.0.1:1\n");
        assertThat(windlass.machine("inspect", "web").output())
                .isEqualTo(theirs(store, "inspect", "web").output());
        windlass.machine("update", "--label", "role=ci", "web").requireSuccess();
        assertThat(theirs(store, "url", "web").requireSuccess().output()).isEqualTo("tcp://127.0.0.1:1\n");
        windlass.machine("rm", "-y", "web").requireSuccess();
        assertThat(theirNames(store)).isEmpty();
    }

    @Test
    void whatWeImportedAndExportedItReads() {
        Path old = windlass.folder().resolve("old");
        theirs(old, "create", "-d", "none", "--url", "tcp://127.0.0.1:1", "--engine-label", "a=b", "web")
                .requireSuccess();
        new OldStore(old).with("ancient");

        windlass.machine("import", "old").requireSuccess();
        assertThat(theirNames(windlass.storage())).containsExactly("ancient", "web");
        windlass.machine("export", "new").requireSuccess();

        Path exported = windlass.folder().resolve("new");
        assertThat(theirNames(exported)).containsExactly("ancient", "web");
        assertThat(theirs(exported, "inspect", "web").requireSuccess().output())
                .isEqualTo(theirs(old, "inspect", "web")
                        .requireSuccess()
                        .output()
                        .replace(old.toString(), exported.toString()));
        assertThat(theirs(exported, "inspect", "-f", "{{.HostOptions.AuthOptions.StorePath}}", "ancient")
                        .requireSuccess()
                        .output())
                .isEqualTo(exported.resolve("machines/ancient") + "\n");
        theirs(exported, "rm", "-y", "ancient").requireSuccess();
        assertThat(theirNames(exported)).containsExactly("web");
    }
}
