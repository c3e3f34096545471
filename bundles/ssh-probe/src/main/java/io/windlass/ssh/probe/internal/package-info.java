@NullMarked
package io.windlass.ssh.probe.internal;

import org.jspecify.annotations.NullMarked;
