package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Windlass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where there is no Java 25, both programs say so and how to get one, and make nothing. */
@Tag("host")
class NoJavaTest {
    /** Hides every Java of this machine from one command, in a mount namespace of its own. */
    private static final String HIDE = """
            for folder in /usr/lib/jvm /usr/java /opt/java /usr/local/lib/jvm "$(dirname "$JAVA_HOME")"; do
                if [ -d "$folder" ]; then mount -t tmpfs none "$folder" || exit 99; fi
            done
            unset JAVA_HOME
            exec "$@"
            """;

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    @Test
    void theClientSaysSo() {
        saysSo("machine", "ls");
    }

    @Test
    void theDaemonSaysSo() {
        saysSo("machined", "run");
    }

    private void saysSo(String program, String command) {
        Result result = windlass.program("unshare", "--mount", "sh", "-c", HIDE, "sh", program, command)
                .run();
        assertThat(result.status()).as(result.toString()).isEqualTo(1);
        assertThat(result.errors()).contains("Java 25").contains("JAVA_HOME");
        assertThat(windlass.storage()).doesNotExist();
    }
}
