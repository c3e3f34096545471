/** From a template's text to its tree, with Go's syntax errors. */
@NullMarked
package io.windlass.gotemplate.internal.syntax;

import org.jspecify.annotations.NullMarked;
