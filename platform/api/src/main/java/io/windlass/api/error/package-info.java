/** The one way in which anything fails. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.api.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
