package io.windlass.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit is run as an author's build would run it. */
class KitTest {

    static Stream<Case> wrong() {
        return Stream.of(
                        WrongSpecs.all(),
                        WrongComponents.all(),
                        WrongLives.all(),
                        WrongIdentities.all(),
                        WrongCalls.all(),
                        WrongPower.all())
                .flatMap(List::stream);
    }

    @Test
    void aDriverThatIsRightPassesEachRule() {
        Map<String, TestExecutionResult> results = run(Case.RIGHT, selectClass(CaseConformance.class));

        assertThat(results)
                .hasSameSizeAs(rules())
                .allSatisfy((rule, result) -> assertThat(result.getStatus())
                        .as("%s: %s", rule, result)
                        .isEqualTo(TestExecutionResult.Status.SUCCESSFUL));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aDriverThatIsWrongFails(Case wrong) {
        Map<String, TestExecutionResult> results =
                run(wrong, selectMethod(CaseConformance.class.getName() + "#" + wrong.rule()));

        assertThat(results)
                .hasSize(1)
                .allSatisfy((rule, result) -> assertThat(result.getStatus())
                        .as("%s: %s", rule, result)
                        .isEqualTo(TestExecutionResult.Status.FAILED));
    }

    @Test
    void noRuleIsWithoutADriverThatBreaksIt() {
        assertThat(wrong().map(Case::rule).distinct()).containsExactlyInAnyOrderElementsOf(rules());
    }

    private static List<String> rules() {
        return Arrays.stream(DriverConformance.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .toList();
    }

    private static Map<String, TestExecutionResult> run(Case tested, DiscoverySelector selector) {
        Map<String, TestExecutionResult> results = new TreeMap<>();
        CaseConformance.CURRENT.set(tested);
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selector)
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    if (test.isTest()) {
                                        results.put(test.getDisplayName().replace("()", ""), result);
                                    }
                                }
                            });
        }
        return results;
    }
}
