/** The certificate authority that lies in the store, in docker-machine's files. */
@NullMarked
package io.windlass.ca.local.internal;

import org.jspecify.annotations.NullMarked;
