/** Checks bundles, keeps them, and puts them into the framework. */
@NullMarked
package io.windlass.deployer.internal;

import org.jspecify.annotations.NullMarked;
