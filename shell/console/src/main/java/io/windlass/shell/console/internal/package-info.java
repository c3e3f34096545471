/** The gogo shell: the same commands with pipes, scripts and completion. */
@NullMarked
package io.windlass.shell.console.internal;

import org.jspecify.annotations.NullMarked;
