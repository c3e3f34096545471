/** What an expression can have for its value, with Go's types. */
@NullMarked
package io.windlass.gotemplate.internal.value;

import org.jspecify.annotations.NullMarked;
