/** The contract between the platform and a driver. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.api.driver;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
