/** Options declared once, as components of a record. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.api.option;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
