/** What Windlass promises, each promise tried on the distribution as it ships. */
@NullMarked
package io.windlass.itests;

import org.jspecify.annotations.NullMarked;
