@NullMarked
package io.windlass.driver.generic.internal;

import org.jspecify.annotations.NullMarked;
