/** The commands on hosts, one file each. */
@NullMarked
package io.windlass.shell.commands.builtin.internal;

import org.jspecify.annotations.NullMarked;
