package io.windlass.kit;

import io.windlass.api.driver.Driver;
import java.util.function.Function;

/**
 * A driver that does one thing wrong.
 *
 * @param rule the rule that it breaks
 * @param what what it does
 * @param driver makes it
 * @param spec what hosts are made with
 * @param name what it is called
 */
record Case(String rule, String what, Function<SampleProvider, Driver<?>> driver, Record spec, String name) {

    /** Wrong in nothing. */
    static final Case RIGHT = new Case("all rules", "nothing wrong", SampleDriver::new, SampleSpec.GOOD, "sample");

    static Case of(String rule, String what, Function<SampleProvider, Driver<?>> driver) {
        return of(rule, what, driver, SampleSpec.GOOD);
    }

    static Case of(String rule, String what, Function<SampleProvider, Driver<?>> driver, Record spec) {
        return new Case(rule, what, driver, spec, RIGHT.name());
    }

    @Override
    public String toString() {
        return rule + ": " + what;
    }
}
