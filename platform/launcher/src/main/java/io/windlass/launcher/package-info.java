/** Starts the OSGi framework with the bundles of a distribution, and nothing else. */
@NullMarked
package io.windlass.launcher;

import org.jspecify.annotations.NullMarked;
