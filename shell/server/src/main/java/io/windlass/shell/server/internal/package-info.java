/** The daemon's side of docs/client-protocol.md. */
@NullMarked
package io.windlass.shell.server.internal;

import org.jspecify.annotations.NullMarked;
