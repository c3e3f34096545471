package io.windlass.core.internal;

import io.windlass.api.host.HostId;
import io.windlass.api.host.HostNames;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.option.OptionSchema;
import io.windlass.core.NewHost;
import java.util.Map;

/** Turns a wish into the first record of a host. */
final class HostRecords {

    private HostRecords() {}

    static <S extends Record> HostRecord of(NewHost host, OptionSchema<S> schema) {
        HostNames.requireValid(host.name());
        Map<String, Object> spec = schema.toStored(schema.bind(host.options(), host.driverName() + " driver"));
        HostSettings settings =
                new HostSettings(spec, host.engine(), host.tlsSans(), host.labels(), host.selfHealing());
        return HostRecord.wished(HostId.random(), host.name(), host.driverName(), settings);
    }
}
