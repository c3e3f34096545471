/** Changes of bundles while the daemon runs. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.deployer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
