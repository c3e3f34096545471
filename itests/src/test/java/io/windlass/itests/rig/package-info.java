/** What the tests stand on: the distribution as it ships, real hosts beside it, and programs of this machine. */
@NullMarked
package io.windlass.itests.rig;

import org.jspecify.annotations.NullMarked;
