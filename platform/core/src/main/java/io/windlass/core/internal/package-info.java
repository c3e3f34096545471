/** The actors, and the blocking work that they put on virtual threads. */
@NullMarked
package io.windlass.core.internal;

import org.jspecify.annotations.NullMarked;
