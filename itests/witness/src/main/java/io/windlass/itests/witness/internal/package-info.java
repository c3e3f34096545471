/** A store of hosts that asks a test before and after each write whether it may go on. */
@NullMarked
package io.windlass.itests.witness.internal;

import org.jspecify.annotations.NullMarked;
