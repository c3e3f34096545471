package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.PowerControl;
import io.windlass.api.driver.RateLimited;
import java.time.Duration;
import java.util.OptionalLong;
import org.assertj.core.api.Assumptions;

/**
 * How a driver treats the account that it works with.
 *
 * @param <S> the driver's spec
 */
public final class CallRules<S extends Record> {

    private final Bench<S> bench;

    public CallRules(Bench<S> bench) {
        this.bench = bench;
    }

    public void settlingIsADuration() {
        assertThat(bench.driver().settling())
                .as("settling()")
                .isGreaterThanOrEqualTo(Duration.ZERO)
                .isEqualTo(bench.driver().settling());
    }

    public void theLimitIsThatOfTheAccount() {
        Assumptions.assumeThat(isLimited()).as("the driver is RateLimited").isTrue();
        // The spec that goes in is of this very driver's record class.
        @SuppressWarnings("unchecked")
        RateLimited<S> limited = (RateLimited<S>) bench.driver();
        S spec = bench.subject.spec();
        long calls = bench.gate.calls();
        OptionalLong requests = bench.subject.requests();
        RateLimited.Limit limit = bench.call("limit", () -> limited.limit(spec));
        S again = bench.schema().fromStored(StoredForm.of(bench.schema().toStored(spec)));

        assertThat(limited.limit(again)).as("The limit of the same account").isEqualTo(limit);
        assertThat(bench.gate.calls())
                .as("Calls through the gate during limit()")
                .isEqualTo(calls);
        assertThat(bench.subject.requests()).as("Requests during limit()").isEqualTo(requests);
        assertThat(limit.account()).as("The account's name").isNotBlank();
        assertThat(limit.callsPerSecond()).as("Calls per second").isPositive().isFinite();
        assertThat(limit.burst()).as("The burst").isPositive();
        bench.told.text("account", limit.account());
        bench.told.requireNone(bench.secrets());
    }

    public void eachRequestGoesThroughTheGate() {
        boolean counted = bench.subject.requests().isPresent();
        Assumptions.assumeThat(isLimited() || counted)
                .as("the driver is RateLimited, or requests() counts")
                .isTrue();
        Guest<S> host = bench.guest("kit-1");
        gated("create()", host::create);
        gated("find()", host::find);
        gated("list()", bench::list);
        if (bench.driver() instanceof PowerControl<?>) {
            gated("stop()", host::stop);
            gated("start()", host::start);
            gated("kill()", host::kill);
        }
        host.forgetting();
        gated("find() without what create() answered", host::find);
        gated("remove()", host::remove);
    }

    private void gated(String what, Runnable call) {
        long calls = bench.gate.calls();
        OptionalLong requests = bench.subject.requests();
        call.run();
        long passed = bench.gate.calls() - calls;
        if (isLimited()) {
            assertThat(passed).as("Calls of %s through the gate", what).isPositive();
        }
        if (requests.isPresent()) {
            assertThat(passed)
                    .as("Calls of %s through the gate, compared with the requests that arrived", what)
                    .isEqualTo(bench.subject.requests().orElse(-1) - requests.getAsLong());
        }
    }

    private boolean isLimited() {
        return bench.driver() instanceof RateLimited<?>;
    }
}
