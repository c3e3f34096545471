@NullMarked
package io.windlass.shell.client;

import org.jspecify.annotations.NullMarked;
