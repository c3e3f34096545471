package io.windlass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.hosts.FakeCloud;
import io.windlass.itests.provider.Call;
import io.windlass.itests.provider.Gate;
import io.windlass.itests.provider.Moment;
import io.windlass.itests.rig.DaemonProcess;
import io.windlass.itests.rig.MadeBundle;
import io.windlass.itests.rig.Result;
import io.windlass.itests.rig.Waiting;
import io.windlass.itests.rig.Windlass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A driver is installed, updated, rolled back and removed while its hosts live and operations run. */
class LiveUpdateTest {
    private static final String DRIVER = "io.windlass.driver.fake";

    @RegisterExtension
    final Windlass windlass = Windlass.perTest();

    private FakeCloud cloud;

    @BeforeEach
    void installFirst() throws IOException {
        cloud = FakeCloud.start();
        bundle("install", version("1.0.0").toString()).requireSuccess();
    }

    @AfterEach
    void close() throws IOException {
        // While there is a provider to remove it from.
        windlass.machine("rm", "-f", "-y", "web");
        cloud.close();
    }

    @Test
    void newCommandsUseTheNewVersionAndRollbackTheOld() {
        create("web").requireSuccess();
        bundle("update", DRIVER, version("2.0.0").toString()).requireSuccess();
        assertThat(listed()).contains("2.0.0", "installed", "yes", "1.0.0");
        windlass.machine("restart", "web").requireSuccess();

        bundle("rollback", DRIVER).requireSuccess();
        assertThat(bundle("info", DRIVER).requireSuccess().output())
                .contains("Version:   1.0.0", "Previous:  2.0.0", "Signed by: CN=tests", "Drivers:   fake");
        windlass.machine("stop", "web").requireSuccess();
    }

    @Test
    void aCallUnderWayEndsInTheOldVersionAndNobodyElseWaits() {
        create("web").requireSuccess();
        Held held = new Held(Call.CREATE);
        CompletableFuture<Result> creation =
                CompletableFuture.supplyAsync(() -> create("db"), Thread::startVirtualThread);
        held.awaitReached();
        CompletableFuture<Result> update = CompletableFuture.supplyAsync(
                () -> bundle("update", DRIVER, version("2.0.0").toString()), Thread::startVirtualThread);
        Waiting.until(
                "the new version",
                Duration.ofSeconds(30),
                () -> windlass.log().split("Driver fake is there", -1).length > 2);

        windlass.machine("restart", "web").requireSuccess();
        assertThat(update).isNotDone();
        assertThat(creation).isNotDone();
        held.release();

        assertThat(update.join().requireSuccess().output()).contains("Waiting for 1 calls in " + DRIVER + " 1.0.0");
        creation.join().requireSuccess();
        assertThat(cloud.provider().history().duplicates()).isEmpty();
        assertThat(windlass.machine("status", "db").output()).isEqualTo("Running\n");
        windlass.machine("rm", "-f", "-y", "db").requireSuccess();
    }

    @Test
    void aCallThatDoesNotEndIsInterrupted() {
        Held held = new Held(Call.CREATE);
        CompletableFuture<Result> creation =
                CompletableFuture.supplyAsync(() -> create("web"), Thread::startVirtualThread);
        held.awaitReached();

        assertThat(bundle("update", "--wait", "1", DRIVER, version("2.0.0").toString())
                        .requireSuccess()
                        .output())
                .contains("did not end within 1 s and are interrupted");
        held.release();
        creation.join();
        assertThat(listed()).contains("2.0.0");
        assertThat(cloud.provider().history().duplicates()).isEmpty();
    }

    @Test
    void aVersionThatDoesNotStartLeavesTheOldOneWorking() {
        create("web").requireSuccess();
        MadeBundle fake = MadeBundle.fakeDriver();
        String component = fake.entries().keySet().stream()
                .filter(name -> name.endsWith("FakeDriver.xml"))
                .findFirst()
                .orElseThrow();
        byte[] broken = new String(fake.entries().get(component), StandardCharsets.UTF_8)
                .replace("class=\"io.windlass.driver.fake.internal.FakeDriver\"", "class=\"io.windlass.Nowhere\"")
                .getBytes(StandardCharsets.UTF_8);

        Result update = bundle(
                "update",
                DRIVER,
                fake.adding(component, broken)
                        .version("2.0.0")
                        .signed(file("broken"))
                        .toString());

        assertThat(update.status()).isEqualTo(1);
        assertThat(update.errors()).contains(DRIVER + " 2.0.0 does not work", "Version 1.0.0 goes on working");
        assertThat(listed()).contains("1.0.0").doesNotContain("2.0.0");
        windlass.machine("restart", "web").requireSuccess();
    }

    @Test
    void aDriverThatHostsNeedGoesByForceOnlyAndComesBack() {
        create("web").requireSuccess();

        Result refused = bundle("remove", DRIVER);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.errors()).contains("driver fake", "needed by web");

        assertThat(bundle("remove", "--force", DRIVER).requireSuccess().output())
                .contains("These hosts lose their driver: web");
        Waiting.until(
                "the state of web",
                Duration.ofSeconds(10),
                () -> windlass.machine("ls")
                        .output()
                        .matches("(?s).*web +- +not-found +Unknown .*Driver \"fake\" not found.*"));

        bundle("install", version("1.0.0").toString()).requireSuccess();
        Waiting.until(
                "web to be back",
                Duration.ofSeconds(10),
                () -> windlass.machine("status", "web").output().equals("Running\n"));
    }

    @Test
    void whatIsInstalledSurvivesTheDaemon() {
        create("web").requireSuccess();
        bundle("update", DRIVER, version("2.0.0").toString()).requireSuccess();

        windlass.killDaemon();

        windlass.machine("restart", "web").requireSuccess();
        assertThat(listed()).contains("2.0.0", "1.0.0");
        bundle("rollback", DRIVER).requireSuccess();
        windlass.machined("stop");
        windlass.machine("restart", "web").requireSuccess();
        assertThat(bundle("info", DRIVER).output()).contains("Version:   1.0.0");
    }

    @Test
    void nothingOfARemovedBundleStays() {
        create("web").requireSuccess();
        windlass.machine("rm", "-y", "web").requireSuccess();
        DaemonProcess daemon = new DaemonProcess(windlass.daemon().orElseThrow());
        assertThat(daemon.hasClass("io.windlass.driver.fake.internal.FakeDriver"))
                .isTrue();

        bundle("remove", DRIVER).requireSuccess();

        Waiting.until(
                "the end of its classes",
                Duration.ofSeconds(10),
                () -> !daemon.hasClass("io.windlass.driver.fake.internal"));
    }

    private Result bundle(String... words) {
        String[] line = new String[words.length + 1];
        line[0] = "bundle";
        System.arraycopy(words, 0, line, 1, words.length);
        return windlass.machine(line);
    }

    private String listed() {
        return bundle("list")
                .requireSuccess()
                .output()
                .lines()
                .filter(line -> line.startsWith(DRIVER))
                .findFirst()
                .orElseThrow();
    }

    private Path version(String version) {
        return MadeBundle.fakeDriver().version(version).signed(file("fake-" + version));
    }

    private Path file(String name) {
        return windlass.folder().resolve(name + ".jar");
    }

    private Result create(String name) {
        return windlass.machine(
                "create", "-d", "fake", "--fake-url", cloud.provider().url(), "--fake-token", "any", name);
    }

    /** Keeps the next call of a kind waiting at the provider. */
    private final class Held {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);

        Held(Call call) {
            cloud.provider().gate(point -> {
                if (point.call() == call && point.moment() == Moment.BEFORE_EFFECT) {
                    reached.countDown();
                    await(mayGoOn);
                }
                return Gate.Verdict.GO_ON;
            });
        }

        void awaitReached() {
            await(reached);
        }

        void release() {
            mayGoOn.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
