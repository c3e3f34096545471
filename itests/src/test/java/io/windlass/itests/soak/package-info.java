/** Long runs under faults, in a profile of their own. */
@NullMarked
package io.windlass.itests.soak;

import org.jspecify.annotations.NullMarked;
