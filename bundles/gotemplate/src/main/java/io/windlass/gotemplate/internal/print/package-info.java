/** What Go's fmt does: Sprint, Sprintln and Sprintf. */
@NullMarked
package io.windlass.gotemplate.internal.print;

import org.jspecify.annotations.NullMarked;
