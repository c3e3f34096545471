package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.StoreTree;
import io.windlass.itests.rig.Windlass;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be is refused with a message that names it, and the store stays as it was. */
class BadInputTest {
    @RegisterExtension
    static final Windlass WINDLASS = Windlass.perClass();

    @BeforeAll
    static void aHost() {
        WINDLASS.machine(Lines.create("there")).requireSuccess();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '%', textBlock = """
                    create -d nosuch x                                                      | nosuch
                    create -d none x                                                        | --url
                    create -d generic x                                                     | --generic-ip-address
                    create -d none --url tcp://127.0.0.1:1                                  | No machine name specified
                    create -d none --url tcp://127.0.0.1:1 x extra                          | extra
                    create -d none --url tcp://127.0.0.1:1 there                            | already exists
                    create -d none --url tcp://127.0.0.1:1 --nosuch x                       | nosuch
                    create -d none --url                                                    | url
                    create -d generic --generic-ip-address ::1 --generic-ssh-port x y       | generic-ssh-port
                    create -d generic --generic-ip-address ::1 --generic-ssh-key /nosuch y  | /nosuch
                    create -d nspawn --nspawn-rootfs /nosuch y                              | /nosuch
                    create -d nspawn --nspawn-memory 1 y                                    | nspawn-memory
                    status nosuch                                                           | "nosuch" does not exist
                    env nosuch                                                              | "nosuch" does not exist
                    ssh nosuch true                                                         | "nosuch" does not exist
                    rm -y nosuch                                                            | nosuch
                    start there                                                             | there
                    stop there                                                              | there
                    kill there                                                              | there
                    restart there                                                           | there
                    status                                                                  | No machine name
                    ls --filter nosuch=x                                                    | nosuch
                    ls --nosuch                                                             | nosuch
                    nosuch                                                                  | 'nosuch' is not a
                    --nosuch ls                                                             | nosuch
                    """)
    void isRefused(String line, String named) {
        refused(List.of(line.split(" ")), named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", ".", "..", "../x", "a/b", "/tmp/x", "a b", "a\nb", "ä", "$(id)", "a;b", "a_b"})
    void aNameMustBeOne(String name) {
        refused(List.of("create", "-d", "none", "--url", "tcp://127.0.0.1:1", "--", name), "Invalid hostname");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 256, 70_000})
    void aNameMustNotBeTooLong(int length) {
        refused(List.of("create", "-d", "none", "--url", "tcp://127.0.0.1:1", "n".repeat(length)), "Invalid hostname");
    }

    private void refused(List<String> line, String named) {
        StoreTree before = StoreTree.of(WINDLASS.storage());

        Result result = WINDLASS.machine(line);

        assertThat(result.status()).as(result.toString()).isNotZero();
        assertThat(result.errors()).contains(named);
        assertThat(StoreTree.of(WINDLASS.storage())).isEqualTo(before);
        assertThat(WINDLASS.names()).containsExactly("there");
    }
}
