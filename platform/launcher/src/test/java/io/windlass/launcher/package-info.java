@NullMarked
package io.windlass.launcher;

import org.jspecify.annotations.NullMarked;
