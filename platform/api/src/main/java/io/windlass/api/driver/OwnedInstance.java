package io.windlass.api.driver;

import io.windlass.api.host.HostId;
import io.windlass.api.host.Instance;

/**
 * Something that exists at a provider and says that it belongs to this installation.
 *
 * @param id the host it was made for
 * @param name the host's name when it was made
 * @param instance what it is
 */
public record OwnedInstance(HostId id, String name, Instance instance) {}
