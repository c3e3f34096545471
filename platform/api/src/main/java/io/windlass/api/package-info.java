/** What every part of the platform shares. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
