package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.DaemonProcess;
import io.windlass.itests.rig.MadeBundle;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a driver does wrong harms the operation in which it does so, and nothing else. */
class RudeDriverTest {
    private static final String DRIVER = "made.driver.rude";

    /** What its users may wish for. */
    private static final String RUDENESS = """
                switch (wish) {
                    case "exit" -> System.exit(7);
                    case "halt" -> Runtime.getRuntime().halt(7);
                    case "reference" -> {
                        java.util.function.IntConsumer end = System::exit;
                        end.accept(7);
                    }
                    case "error" -> throw new AssertionError("on purpose");
                    case "overflow" -> create(host);
                    case "missing" -> throw new NoClassDefFoundError("on/purpose");
                    case "threads" -> {
                        for (int i = 0; i < 20; i++) {
                            new Thread(() -> {
                                while (!Thread.currentThread().isInterrupted()) {
                                    java.util.concurrent.locks.LockSupport.park();
                                }
                            }, "left behind").start();
                        }
                    }
                    case "block" -> {
                        while (true) {
                            try {
                                Thread.sleep(3_600_000);
                            } catch (InterruptedException ignored) {
                                // As rude as that.
                            }
                        }
                    }
                    default -> {}
                }
                """;

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    private long daemon;

    @BeforeEach
    void install() {
        MadeBundle rude = MadeBundle.driver("rude", RUDENESS);
        windlass.machine(Lines.create("calm")).requireSuccess();
        windlass.machine(
                        "bundle",
                        "install",
                        rude.signed(windlass.folder().resolve("rude.jar")).toString())
                .requireSuccess();
        daemon = windlass.daemon().orElseThrow();
    }

    @AfterEach
    void theDaemonGoesOn() {
        assertThat(windlass.daemon()).hasValue(daemon);
        assertThat(windlass.names()).contains("calm");
    }

    @Test
    void aDefectEndsItsOperation() {
        Map<String, String> defects = Map.of(
                "exit", "SecurityException",
                "halt", "SecurityException",
                "reference", "SecurityException",
                "error", "AssertionError",
                "overflow", "StackOverflowError",
                "missing", "NoClassDefFoundError");

        assertThat(defects).allSatisfy((wish, defect) -> {
            Result result = create(wish);
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.errors()).contains("Driver \"rude\" failed: " + defect);
            theDaemonGoesOn();
            windlass.machine("rm", "-f", "-y", "web");
        });
    }

    @Test
    void threadsThatAreLeftBehindEndWithTheBundle() {
        DaemonProcess process = new DaemonProcess(daemon);
        create("threads");
        long with = process.threads();
        windlass.machine("rm", "-f", "-y", "web");

        windlass.machine("bundle", "remove", "--force", DRIVER).requireSuccess();

        Waiting.until("the end of 20 threads", Duration.ofSeconds(10), () -> process.threads() <= with - 20);
    }

    @Test
    void aCallThatNeverEndsHoldsUpNobodyElse() {
        Process waiting = windlass.client("create", "-d", "rude", "--rude-wish", "block", "web")
                .start();
        try {
            Waiting.until(
                    "the host", Duration.ofSeconds(20), () -> windlass.names().contains("web"));

            windlass.machine("status", "calm").requireSuccess();
            assertThat(windlass.machine("bundle", "remove", "--force", "--wait", "1", DRIVER)
                            .requireSuccess()
                            .output())
                    .contains("are interrupted");
            assertThat(windlass.machine("create", "-d", "rude", "--help").said())
                    .doesNotContain("--rude-wish");
            theDaemonGoesOn();
        } finally {
            waiting.destroyForcibly();
            // The host itself is busy for as long as its driver is.
            windlass.killDaemon();
            windlass.machine("ls").requireSuccess();
            daemon = windlass.daemon().orElseThrow();
        }
    }

    private Result create(String wish) {
        return windlass.machine("create", "-d", "rude", "--rude-wish", wish, "web");
    }
}
