/** Tests of the deployer. */
@NullMarked
package io.windlass.deployer.internal;

import org.jspecify.annotations.NullMarked;
