package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.StoreTree;
import io.windlass.itests.rig.Windlass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A disk is full while commands change hosts: each says so, none loses anything, and all work again. */
@Tag("host")
class FullDiskTest {
    private static final String FULL = "No space left on device";

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @BeforeEach
    void twoHostsOnSmallDisks() {
        sh("for folder in machines daemon; do mkdir -p store/$folder"
                + " && mount -t tmpfs -o size=64m windlass-test store/$folder; done");
        windlass.machine("create", "-d", "none", "--url", "tcp://127.0.0.1:1", "--label", "role=ci", "one")
                .requireSuccess();
        windlass.machine("create", "-d", "none", "--url", "tcp://127.0.0.1:2", "--label", "role=ci", "two")
                .requireSuccess();
    }

    @Test
    void whatChangesAHostIsRefusedAndWhatOnlyLooksWorks() {
        fill("machines");
        StoreTree before = StoreTree.of(windlass.storage());

        assertRefused("create", "-d", "none", "--url", "tcp://127.0.0.1:3", "three");
        assertRefused("update", "one", "--label", "role=db");
        assertRefused("update", "one", "--self-heal", "on");
        assertRefused("rm", "-y", "two");

        assertThat(StoreTree.of(windlass.storage())).isEqualTo(before);
        assertHosts("one", "two");
        assertThat(windlass.machine("url", "two").requireSuccess().output()).isEqualTo("tcp://127.0.0.1:2\n");
        assertThat(labelled("role=ci")).isEqualTo("one\ntwo\n");
    }

    @Test
    void withSpaceAgainEverythingGoesOn() {
        fill("machines");
        assertRefused("create", "-d", "none", "--url", "tcp://127.0.0.1:3", "three");
        assertRefused("update", "one", "--label", "role=db");
        assertRefused("rm", "-y", "two");
        empty("machines");

        windlass.machine("create", "-d", "none", "--url", "tcp://127.0.0.1:3", "--label", "role=ci", "three")
                .requireSuccess();
        windlass.machine("update", "one", "--label", "role=db").requireSuccess();
        windlass.machine("rm", "-y", "two").requireSuccess();

        assertHosts("one", "three");
        assertThat(labelled("role=ci")).isEqualTo("three\n");
        assertThat(labelled("role=db")).isEqualTo("one\n");
    }

    @Test
    void aDaemonThatIsKilledMeanwhileFindsEverything() {
        fill("machines");
        assertRefused("update", "one", "--label", "role=db");
        assertRefused("create", "-d", "none", "--url", "tcp://127.0.0.1:3", "three");
        windlass.killDaemon();
        empty("machines");

        assertHosts("one", "two");
        assertThat(labelled("role=ci")).isEqualTo("one\ntwo\n");
        windlass.machine("update", "one", "--label", "role=db").requireSuccess();
        assertThat(labelled("role=db")).isEqualTo("one\n");
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        fill("daemon");

        Result refused = windlass.machine("rm", "-y", "two");
        assertThat(refused.status()).isNotZero();
        assertThat(refused.errors())
                .contains("The audit log cannot be written, so nothing may be changed", FULL, "daemon/audit");
        assertHosts("one", "two");

        empty("daemon");
        windlass.machine("rm", "-y", "two").requireSuccess();
        assertHosts("one");
    }

    private void assertRefused(String... command) {
        Result result = windlass.machine(command);
        assertThat(result.status()).as(result.toString()).isNotZero();
        assertThat(result.errors()).contains(FULL, "store/machines");
    }

    private void assertHosts(String... names) {
        assertThat(windlass.names()).containsExactly(names);
    }

    private String labelled(String label) {
        return windlass.machine("ls", "-q", "-l", label).requireSuccess().output();
    }

    private void fill(String folder) {
        // Until not one page is left: the first write leaves what is less than its block.
        sh("cd store/" + folder + " && dd if=/dev/zero of=.filler bs=1M status=none;"
                + " dd if=/dev/zero of=.last bs=4k status=none; true");
    }

    private void empty(String folder) {
        sh("cd store/" + folder + " && rm .filler .last");
    }

    private void sh(String script) {
        windlass.shell("sh", script).requireSuccess();
    }
}
