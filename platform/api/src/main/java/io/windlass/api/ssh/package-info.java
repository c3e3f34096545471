/** Connections to hosts, and what may be sent over them. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.api.ssh;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
