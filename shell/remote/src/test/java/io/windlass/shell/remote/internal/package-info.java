@NullMarked
package io.windlass.shell.remote.internal;

import org.jspecify.annotations.NullMarked;
