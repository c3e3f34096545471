/** Checks what operators set in files under {@code etc} before any bundle sees it. */
@NullMarked
package io.windlass.deployer.settings.internal;

import org.jspecify.annotations.NullMarked;
