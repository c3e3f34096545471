package io.windlass.core;

import io.windlass.api.driver.OwnedInstance;

/**
 * Something at a provider that says that it belongs to this installation, and that no host claims.
 *
 * @param driverName which driver found it
 * @param account whose account it is in, as the driver names it; may be empty
 * @param instance what it is
 */
public record Orphan(String driverName, String account, OwnedInstance instance) {}
