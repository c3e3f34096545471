/** Hosts that exist already and accept SSH. */
@NullMarked
package io.windlass.driver.generic.internal;

import org.jspecify.annotations.NullMarked;
