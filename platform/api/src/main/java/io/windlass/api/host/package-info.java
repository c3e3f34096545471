/** What is known about a host. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.api.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
