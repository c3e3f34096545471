/** The execution of a parsed template, with Go's built-in functions. */
@NullMarked
package io.windlass.gotemplate.internal.run;

import org.jspecify.annotations.NullMarked;
