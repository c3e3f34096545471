/** The store: docker-machine's files, and beside them what docker-machine cannot hold. */
@NullMarked
package io.windlass.store.file.internal;

import org.jspecify.annotations.NullMarked;
