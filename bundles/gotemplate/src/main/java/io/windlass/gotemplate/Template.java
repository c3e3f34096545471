package io.windlass.gotemplate;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A parsed template. Immutable; threads may share it. */
public interface Template {

    /**
     * Executes the template. When it fails, what came before the failing action has been written, as in Go.
     *
     * <p>Data are what JSON decodes to: null, {@link String}, {@link Boolean}, {@link Number}, {@link java.util.List} and
     * {@link java.util.Map} with keys of {@link String}, and besides {@link GoValue}, at any place. A number in a map or a
     * list is a {@code float64}, as Go decodes it. Elsewhere an {@link Integer} is an {@code int}, a {@link Long} an
     * {@code int64}, and any other number a {@code float64}. Data are read while the template runs and must not change.
     *
     * @param data the value of dot
     * @param out where the text goes, in pieces
     * @param limit how much work is done at most: evaluating a part of the template costs one, and so does each byte
     *     that is formatted or copied. Hence an upper bound of the length of the output, and of the memory taken
     * @throws TemplateException if Go would report an error, if the limit is reached, if templates call each other deeper
     *     than a hundred levels, or if the thread is interrupted, which it then remains
     * @throws IOException what {@code out} throws
     * @throws IllegalArgumentException if the data hold something that is not listed above
     */
    void execute(@Nullable Object data, Appendable out, long limit) throws IOException;
}
