package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.StoreTree;
import io.windlass.itests.rig.Windlass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A store on a disk that is full or read-only: a message, no harm, and all is well once the disk is. */
@Tag("host")
class UnusableDiskTest {
    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @BeforeEach
    void aSmallDisk() {
        sh("truncate -s 64M disk && mkfs.ext4 -q -m 0 disk && mkdir store && mount -o loop disk store");
        windlass.machine(Lines.create("there")).requireSuccess();
    }

    @Test
    void fullUnderARunningDaemon() {
        sh("head -c 100M /dev/zero >store/filler; true");
        refusedUntil("rm store/filler");
    }

    @Test
    void fullWithoutADaemon() {
        windlass.machined("stop").requireSuccess();
        sh("rm -rf store/daemon; head -c 100M /dev/zero >store/filler; true");
        refusedUntil("rm store/filler");
    }

    @Test
    void readOnlyUnderARunningDaemon() {
        // Not the disk, which has the daemon's open log, but every path into it.
        sh("mount --bind store store && mount -o remount,bind,ro store");
        refusedUntil("umount store");
    }

    @Test
    void readOnlyWithoutADaemon() {
        windlass.machined("stop").requireSuccess();
        sh("mount -o remount,ro store");
        refusedUntil("mount -o remount,rw store");
    }

    private void refusedUntil(String remedy) {
        StoreTree before = StoreTree.of(windlass.storage());

        Result result = windlass.machine(Lines.create("new"));

        assertThat(result.status()).as(result.toString()).isNotZero();
        assertThat(result.errors()).isNotBlank();
        assertThat(StoreTree.of(windlass.storage())).isEqualTo(before);

        sh(remedy);
        windlass.machine(Lines.create("new")).requireSuccess();
        assertThat(windlass.names()).containsExactly("new", "there");
    }

    private void sh(String script) {
        windlass.shell("sh", script).requireSuccess();
    }
}
