package io.windlass.kit;

import io.windlass.api.driver.Driver;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** The kit, applied to whatever a test puts here. */
final class CaseConformance extends DriverConformance<Record> {

    static final AtomicReference<Case> CURRENT = new AtomicReference<>(Case.RIGHT);

    private final SampleProvider provider = new SampleProvider();

    @Override
    protected String name() {
        return current().name();
    }

    @Override
    @SuppressWarnings("unchecked") // A case's spec is of its driver's record class.
    protected Driver<Record> newDriver() {
        return (Driver<Record>) current().driver().apply(provider);
    }

    @Override
    protected Record spec() {
        return current().spec();
    }

    @Override
    protected Optional<Record> unreachable() {
        return at(SampleProvider.NOWHERE);
    }

    @Override
    protected Optional<Record> silent() {
        return at(SampleProvider.SILENT);
    }

    @Override
    protected OptionalLong requests() {
        return OptionalLong.of(provider.requests());
    }

    /** Long enough for a busy machine: only a driver that hangs uses it up. */
    @Override
    protected Duration deadline() {
        return Duration.ofSeconds(10);
    }

    private static Case current() {
        return Objects.requireNonNull(CURRENT.get());
    }

    private Optional<Record> at(String url) {
        return spec() instanceof SampleSpec sample ? Optional.of(sample.at(url)) : Optional.empty();
    }
}
