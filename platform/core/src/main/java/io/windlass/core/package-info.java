/** What the shell, and later the HTTP API, may ask of the platform. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.core;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
