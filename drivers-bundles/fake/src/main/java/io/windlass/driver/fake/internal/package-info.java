/** Hosts of the fake provider, a simulator that the integration tests bring along. */
@NullMarked
package io.windlass.driver.fake.internal;

import org.jspecify.annotations.NullMarked;
