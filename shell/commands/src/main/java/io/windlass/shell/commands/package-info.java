/** What a command is, who runs one, and what runs it. */
@Export
@Version("0.1.0")
@NullMarked
package io.windlass.shell.commands;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
