package io.windlass.driver.fake.internal;

import io.windlass.api.driver.DriverHost;

/** What a new instance is asked for with; the names are the provider's. */
record NewInstance(String hostId, String installation, String name, String region, String authorizedKey) {

    static NewInstance of(DriverHost<FakeSpec> host, String authorizedKey) {
        return new NewInstance(
                host.id().toString(),
                host.installation(),
                host.name(),
                host.spec().region(),
                authorizedKey);
    }
}
