package io.windlass.driver.fake.internal;

import io.windlass.api.driver.Driver;
import io.windlass.kit.DriverConformance;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class FakeConformanceTest extends DriverConformance<FakeSpec> {

    private Simulator provider;

    @BeforeEach
    void open() throws IOException {
        provider = new Simulator();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Override
    protected String name() {
        return "fake";
    }

    @Override
    protected Driver<FakeSpec> newDriver() {
        return new FakeDriver(new Rig.Keys(), Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    @Override
    protected void dispose(Driver<FakeSpec> driver) {
        ((FakeDriver) driver).close();
    }

    @Override
    protected FakeSpec spec() {
        return at(provider.url());
    }

    @Override
    protected Optional<FakeSpec> unreachable() {
        return Optional.of(at("http://127.0.0.1:1"));
    }

    @Override
    protected Optional<FakeSpec> silent() {
        return Optional.of(at(provider.url() + Simulator.SILENT));
    }

    @Override
    protected OptionalLong requests() {
        return OptionalLong.of(provider.requests());
    }

    private static FakeSpec at(String url) {
        return new FakeSpec(url, "sesame-open-yourself", "local", 100, 10);
    }
}
