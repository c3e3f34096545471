package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Windlass;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twenty first creations at once, in an empty store, without a daemon. */
class FirstCreatesTest {
    private static final int MANY = 20;

    /** Prints one line per host: what openssl thinks of its client certificate, and the digest of its authority. */
    private static final String VERIFY = """
            for folder in "$MACHINE_STORAGE_PATH"/machines/*; do
                cd "$folder" || exit 1
                openssl verify -CAfile ca.pem cert.pem >/dev/null && key=$(openssl x509 -in cert.pem -noout -pubkey) &&
                    [ "$key" = "$(openssl pkey -in key.pem -pubout)" ] && echo "$(sha256sum <ca.pem)"
            done
            """;

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void allGetHostsOfOneAuthority() {
        List<CompletableFuture<Result>> creations = IntStream.range(0, MANY)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> windlass.machine(Lines.create("first" + number)), Thread::startVirtualThread))
                .toList();
        assertThat(creations).allSatisfy(creation -> creation.join().requireSuccess());

        assertThat(windlass.names()).hasSize(MANY).doesNotHaveDuplicates();
        List<String> authorities =
                windlass.shell("sh", VERIFY).requireSuccess().output().lines().toList();
        assertThat(authorities).hasSize(MANY);
        assertThat(authorities.stream().distinct()).hasSize(1);
        assertThat(windlass.shell("sh", "sha256sum <\"$MACHINE_STORAGE_PATH/certs/ca.pem\"")
                        .output())
                .isEqualTo(authorities.getFirst() + "\n");
    }

    @Test
    void oneOfManyGetsAName() {
        List<CompletableFuture<Result>> creations = IntStream.range(0, MANY)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> windlass.machine(Lines.create("same")), Thread::startVirtualThread))
                .toList();

        List<Result> results = creations.stream().map(CompletableFuture::join).toList();

        assertThat(results.stream().filter(Result::succeeded)).hasSize(1);
        assertThat(results.stream().filter(result -> !result.succeeded()))
                .allSatisfy(result -> assertThat(result.errors()).contains("already exists"));
        assertThat(windlass.names()).containsExactly("same");
    }
}
