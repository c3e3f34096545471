@NullMarked
package io.windlass.deployer.settings.internal;

import org.jspecify.annotations.NullMarked;
