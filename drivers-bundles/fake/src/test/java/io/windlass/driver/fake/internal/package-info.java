/** Tests of the driver against a server that says what a test wants, and of the provisioner against a host that does. */
@NullMarked
package io.windlass.driver.fake.internal;

import org.jspecify.annotations.NullMarked;
