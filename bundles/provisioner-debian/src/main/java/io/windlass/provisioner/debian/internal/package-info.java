/** Docker Engine on Debian, Ubuntu and what is derived from them, under systemd. */
@NullMarked
package io.windlass.provisioner.debian.internal;

import org.jspecify.annotations.NullMarked;
