/** The rules, in groups, and the bench on which a driver is put to be looked at. */
@NullMarked
package io.windlass.kit.internal;

import org.jspecify.annotations.NullMarked;
