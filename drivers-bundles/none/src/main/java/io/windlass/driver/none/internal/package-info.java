/** Hosts that are only a URL. */
@NullMarked
package io.windlass.driver.none.internal;

import org.jspecify.annotations.NullMarked;
