/** The kit finds nothing wrong with a driver that is right, and finds each of many that are wrong. */
@NullMarked
package io.windlass.kit;

import org.jspecify.annotations.NullMarked;
