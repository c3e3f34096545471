@NullMarked
package io.windlass.core.internal;

import org.jspecify.annotations.NullMarked;
