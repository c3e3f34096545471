/** The client where the native one cannot run: the same protocol with nothing but the JDK. */
@NullMarked
package io.windlass.shell.client;

import org.jspecify.annotations.NullMarked;
