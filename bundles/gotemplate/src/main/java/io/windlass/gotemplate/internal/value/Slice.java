package io.windlass.gotemplate.internal.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A slice. Its elements become values when they are asked for. */
public final class Slice implements Value {
    private final Content content;
    private final @Nullable List<?> backing;
    private final int length;

    private Slice(Content content, @Nullable List<?> backing, int length) {
        this.content = content;
        this.backing = backing;
        this.length = length;
    }

    static Slice of(Content content, @Nullable List<?> elements) {
        return new Slice(content, elements, elements == null ? 0 : elements.size());
    }

    @Override
    public String type() {
        return "[]" + content.type();
    }

    @Override
    public boolean isNil() {
        return backing == null;
    }

    public int length() {
        return length;
    }

    /** How far it can be sliced: what it was sliced from may go on behind its end. */
    public int capacity() {
        return backing == null ? 0 : backing.size();
    }

    public Value at(int index) {
        if (backing == null || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return content.element(backing.get(index));
    }

    /** The elements from one index up to another, with no more capacity than up to a third. */
    public Slice part(int from, int to, int end) {
        return backing == null ? this : new Slice(content, backing.subList(from, end), to - from);
    }
}
