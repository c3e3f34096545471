/** Tests of the driver against a server that says what a test wants. */
@NullMarked
package io.windlass.driver.fake.internal;

import org.jspecify.annotations.NullMarked;
