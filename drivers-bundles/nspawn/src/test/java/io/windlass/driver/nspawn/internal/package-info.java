@NullMarked
package io.windlass.driver.nspawn.internal;

import org.jspecify.annotations.NullMarked;
