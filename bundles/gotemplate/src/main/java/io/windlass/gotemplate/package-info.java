/** Go's text/template: what {@code --format} means to those who come from docker-machine. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.gotemplate;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
