@NullMarked
package io.windlass.driver.none.internal;

import org.jspecify.annotations.NullMarked;
