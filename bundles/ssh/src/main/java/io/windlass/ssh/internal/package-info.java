@NullMarked
package io.windlass.ssh.internal;

import org.jspecify.annotations.NullMarked;
