/** The framework: reading command lines, running commands, showing what they return. */
@NullMarked
package io.windlass.shell.commands.internal;

import org.jspecify.annotations.NullMarked;
