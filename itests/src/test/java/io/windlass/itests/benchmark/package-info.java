/** How fast the distribution is, beside its targets and references of the same run. */
@NullMarked
package io.windlass.itests.benchmark;

import org.jspecify.annotations.NullMarked;
