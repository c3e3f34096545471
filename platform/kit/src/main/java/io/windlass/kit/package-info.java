/** Tests by which authors show that their drivers keep the contract. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.kit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
