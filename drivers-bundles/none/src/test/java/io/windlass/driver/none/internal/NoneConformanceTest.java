package io.windlass.driver.none.internal;

import io.windlass.api.driver.Driver;
import io.windlass.kit.DriverConformance;
import java.util.Set;

class NoneConformanceTest extends DriverConformance<NoneSpec> {

    @Override
    protected String name() {
        return "none";
    }

    @Override
    protected Driver<NoneSpec> newDriver() {
        return new NoneDriver();
    }

    @Override
    protected NoneSpec spec() {
        return new NoneSpec("tcp://192.0.2.7:2376");
    }

    @Override
    protected boolean makesHosts() {
        return false;
    }

    /** docker-machine's name. */
    @Override
    protected Set<String> adoptedOptions() {
        return Set.of("url");
    }
}
