/** The service: parsing in front, execution behind. */
@NullMarked
package io.windlass.gotemplate.internal;

import org.jspecify.annotations.NullMarked;
