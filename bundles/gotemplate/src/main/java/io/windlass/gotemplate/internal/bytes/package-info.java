/**
 * Go's strings, which are bytes. All text within the bundle is held as a {@link String} each of whose chars is one byte
 * of UTF-8: lengths, indexes and the columns of error messages are then the same as Go's. {@link
 * io.windlass.gotemplate.internal.bytes.Bytes} converts where text comes in and goes out.
 */
@NullMarked
package io.windlass.gotemplate.internal.bytes;

import org.jspecify.annotations.NullMarked;
