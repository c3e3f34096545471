package io.windlass.core.internal;

import io.windlass.api.host.HostId;
import io.windlass.api.host.HostNames;
import io.windlass.api.host.HostRecord;
import io.windlass.api.option.OptionSchema;
import io.windlass.core.NewHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a wish into the first record of a host. */
final class HostRecords {

    private HostRecords() {}

    static <S extends Record> HostRecord of(NewHost host, OptionSchema<S> schema) {
        HostNames.requireValid(host.name());
        Map<String, Object> spec = schema.toStored(schema.bind(host.options(), host.driverName() + " driver"));
        return new HostRecord(
                HostId.random(),
                host.name(),
                host.driverName(),
                spec,
                Optional.empty(),
                host.engine(),
                host.tlsSans(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
