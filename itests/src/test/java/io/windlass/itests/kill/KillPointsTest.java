package io.windlass.itests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.itests.rig.ChangedSettings;
import io.windlass.itests.rig.DeployedBundle;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing is lost, doubled, destroyed or lied about wherever the daemon is killed. */
class KillPointsTest {
    private static final Witnesses WITNESSES = Witnesses.start();

    @RegisterExtension
    static final DeployedBundle DRIVER = DeployedBundle.fakeDriver();

    @RegisterExtension
    static final DeployedBundle WITNESS = DeployedBundle.witness();

    @RegisterExtension
    static final ChangedSettings PORT =
            ChangedSettings.of("io.windlass.itests.witness.cfg", "port=" + WITNESSES.port());

    @RegisterExtension
    static final ChangedSettings STORE =
            ChangedSettings.of("io.windlass.services.cfg", "store=io.windlass.itests.witness");

    @RegisterExtension
    static final ChangedSettings SETTLING = ChangedSettings.of("io.windlass.driver.fake.cfg", "settling.seconds=2");

    /** Looks come after operations and when they are asked for, so that all runs of an operation have the same calls. */
    @RegisterExtension
    static final ChangedSettings CORE = ChangedSettings.of(
            "io.windlass.core.cfg",
            "ssh.deadline.seconds=10",
            "look.interval.seconds=" + Duration.ofHours(1).toSeconds());

    @AfterAll
    static void close() throws IOException {
        WITNESSES.close();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void everyPointIsSurvived() {
        KillReport report;
        try (KillPoints points = new KillPoints(WITNESSES, Integer.getInteger("windlass.kill-points.at-once", 3))) {
            report = points.run(scenarios(), wanted());
        }
        System.out.println(report);
        assertThat(report.violations()).as(report.toString()).isEmpty();
        assertThat(report.points().values()).as(report.toString()).isNotEmpty().doesNotContain(0);
    }

    /** A single one by its name, all with the profile {@code kill-points}, otherwise the one that costs most. */
    private static List<Scenario> scenarios() {
        String one = System.getProperty("windlass.kill-point", "");
        if (!one.isEmpty()) {
            return Scenarios.all().stream()
                    .filter(scenario -> one.startsWith(scenario + ":"))
                    .toList();
        }
        return Boolean.getBoolean("windlass.kill-points.all") ? Scenarios.all() : List.of(Scenarios.create());
    }

    private static Predicate<String> wanted() {
        String one = System.getProperty("windlass.kill-point", "");
        return point -> one.isEmpty() || point.startsWith(one);
    }
}
