@NullMarked
package io.windlass.kit.internal;

import org.jspecify.annotations.NullMarked;
