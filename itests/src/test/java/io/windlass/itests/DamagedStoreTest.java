package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.StoreTree;
import io.windlass.itests.rig.Windlass;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hosts whose files are damaged are shown as that, hurt no other, are not touched, and can be forgotten. */
class DamagedStoreTest {
    private static final List<String> DAMAGES = List.of(
            "truncate -s 40 config.json",
            "truncate -s 0 config.json",
            "echo '{}' >config.json",
            "echo '[1' >config.json",
            "head -c 3000 /dev/urandom >config.json",
            "sed -i 's/\"ConfigVersion\": *3/\"ConfigVersion\": 99/' config.json",
            "sed -i 's/\"DriverName\": *\"none\"/\"DriverName\": 7/' config.json",
            "rm config.json && mkdir config.json",
            "rm config.json && ln -s config.json config.json");

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void theOthersAreThere() {
        windlass.machine(Lines.create("whole")).requireSuccess();
        List<String> broken = IntStream.range(0, DAMAGES.size())
                .mapToObj(number -> "broken" + number)
                .toList();
        broken.forEach(name -> windlass.machine(Lines.create(name)).requireSuccess());
        // While it runs it knows them better than their files.
        windlass.machined("stop").requireSuccess();
        for (String name : broken) {
            String damage = DAMAGES.get(broken.indexOf(name));
            windlass.shell("sh", "cd store/machines/" + name + " && " + damage).requireSuccess();
        }
        StoreTree before = StoreTree.of(windlass.storage());

        String table = windlass.machine("ls").requireSuccess().output();

        assertThat(table).containsPattern("(?m)^whole +- +none +");
        assertThat(windlass.machine("url", "whole").output()).isEqualTo("tcp://127.0.0.1:1\n");
        assertThat(broken).allSatisfy(name -> {
            String damage = DAMAGES.get(broken.indexOf(name));
            assertThat(table).as(damage).containsPattern("(?m)^" + name + " .*Error");
            assertThat(windlass.machine("url", name).errors()).as(damage).contains(name);
            assertThat(windlass.machine("rm", "-y", name).status()).as(damage).isNotZero();
        });
        assertThat(StoreTree.of(windlass.storage())).isEqualTo(before);

        assertThat(broken).allSatisfy(name -> {
            windlass.machine("rm", "-f", name).requireSuccess();
            assertThat(windlass.machineFolder(name)).doesNotExist();
        });
        assertThat(windlass.names()).containsExactly("whole");
    }
}
