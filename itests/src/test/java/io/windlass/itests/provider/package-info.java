/** A provider of hosts that exists in the test's own JVM. */
@NullMarked
package io.windlass.itests.provider;

import org.jspecify.annotations.NullMarked;
