@NullMarked
package io.windlass.shell.commands;

import org.jspecify.annotations.NullMarked;
