package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.StoreTree;
import io.windlass.itests.rig.Windlass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host whose file is damaged is shown as that, hurts no other, is not touched, and can be forgotten. */
class DamagedStoreTest {
    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @BeforeEach
    void twoHosts() {
        windlass.machine(Lines.create("whole")).requireSuccess();
        windlass.machine(Lines.create("broken")).requireSuccess();
        windlass.machined("stop").requireSuccess();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncate -s 40 config.json",
                "truncate -s 0 config.json",
                "echo '{}' >config.json",
                "echo '[1' >config.json",
                "head -c 3000 /dev/urandom >config.json",
                "sed -i 's/\"ConfigVersion\": *3/\"ConfigVersion\": 99/' config.json",
                "sed -i 's/\"DriverName\": *\"none\"/\"DriverName\": 7/' config.json",
                "rm config.json && mkdir config.json",
                "rm config.json && ln -s config.json config.json"
            })
    void theOthersAreThere(String damage) {
        windlass.shell("sh", "cd store/machines/broken && " + damage).requireSuccess();
        StoreTree before = StoreTree.of(windlass.storage());

        String table = windlass.machine("ls").requireSuccess().output();

        assertThat(table).containsPattern("(?m)^whole +- +none +").containsPattern("(?m)^broken .*Error");
        assertThat(windlass.machine("url", "whole").output()).isEqualTo("tcp://127.0.0.1:1\n");
        assertThat(windlass.machine("url", "broken").errors()).contains("broken");
        assertThat(windlass.machine("rm", "-y", "broken").status()).isNotZero();
        assertThat(StoreTree.of(windlass.storage())).isEqualTo(before);

        windlass.machine("rm", "-f", "broken").requireSuccess();
        assertThat(windlass.machineFolder("broken")).doesNotExist();
        assertThat(windlass.machine("ls").output()).contains("whole").doesNotContain("broken");
    }
}
