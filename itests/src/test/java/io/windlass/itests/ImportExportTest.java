package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.StoreTree;
import io.windlass.itests.rig.Windlass;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The machines of docker-machine come in, and go out again. */
class ImportExportTest {
    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    private OldStore old;

    @BeforeEach
    void fill() {
        old = new OldStore(windlass.folder().resolve("old")).with("web").with("db");
    }

    @Test
    void importedMachinesAreThereAtOnce() {
        windlass.machine(Lines.create("mine")).requireSuccess();
        StoreTree before = StoreTree.of(old.root());

        Result imported = windlass.machine("import", "old").requireSuccess();

        assertThat(imported.output()).startsWith("Imported db\nImported web\n");
        assertThat(windlass.names()).containsExactly("db", "mine", "web");
        assertThat(windlass.machine("url", "web").output()).isEqualTo("tcp://127.0.0.1:1\n");
        assertThat(windlass.machine("inspect", "web").output())
                .contains("\"ConfigVersion\": 3", "age=old", windlass.machineFolder("web") + "/server.pem")
                .doesNotContain(old.root().toString());
        assertThat(StoreTree.of(old.root())).isEqualTo(before);
        assertThat(windlass.machine("import", "old").requireSuccess().output())
                .isEqualTo("Already there: db\nAlready there: web\n");
        windlass.machine("rm", "-y", "web").requireSuccess();
    }

    @Test
    void damagedMachinesStopNoOthers() {
        old.with("cut", "config.json", "{\"ConfigVersion\": 3, \"Dri").with("empty", "id_rsa", "");

        Result imported = windlass.machine("import", "old");

        assertThat(imported.status()).isEqualTo(4);
        assertThat(imported.output()).contains("Imported db", "Imported web");
        assertThat(imported.errors()).contains("importing \"cut\"", "is cut off", "importing \"empty\"", "is missing");
        assertThat(windlass.names()).containsExactly("db", "web");
    }

    @Test
    void onlyWhatIsWantedIsImportedAndATrialImportsNothing() {
        assertThat(windlass.machine("import", "--dry-run", "old")
                        .requireSuccess()
                        .output())
                .isEqualTo("Would import db\nWould import web\n");
        assertThat(windlass.names()).isEmpty();

        windlass.machine("import", "old", "web").requireSuccess();
        assertThat(windlass.names()).containsExactly("web");
    }

    @Test
    void whatWasExportedCanBeImported() {
        windlass.machine("import", "old").requireSuccess();

        windlass.machine("export", "new/store", "web").requireSuccess();
        Path there = windlass.folder().resolve("new/store");
        assertThat(there.resolve("machines/web/config.json")).content().contains(there.toString());
        assertThat(there.resolve("machines/db")).doesNotExist();

        Result again = windlass.machine("export", "new/store");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.errors()).contains("has these machines already: web");

        windlass.machine("rm", "-y", "web").requireSuccess();
        windlass.machine("import", "new/store").requireSuccess();
        assertThat(windlass.machine("url", "web").output()).isEqualTo("tcp://127.0.0.1:1\n");
    }

    @Test
    void whatIsNoOtherStoreIsSaid() {
        assertThat(windlass.machine("import", "nowhere").errors()).contains("does not exist");
        assertThat(windlass.machine("import", "old/machines").errors()).contains("Name the folder above machines");
        assertThat(windlass.machine("import", "store").errors()).contains("is this store itself");
        assertThat(windlass.machine("export", "store/backup").errors()).contains("lies inside this store");
        assertThat(windlass.machine("export", ".").errors()).contains("has this store inside it");
        assertThat(windlass.machine("import").errors()).contains("No directory specified");
        assertThat(Files.exists(windlass.machineFolder("web"))).isFalse();
    }
}
