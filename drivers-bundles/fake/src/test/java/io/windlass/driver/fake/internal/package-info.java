@NullMarked
package io.windlass.driver.fake.internal;

import org.jspecify.annotations.NullMarked;
