package io.windlass.gotemplate.internal.bytes;

/** A string in the making, whose length is counted as work before it grows. */
public final class Buffer {
    private final StringBuilder bytes = new StringBuilder();
    private final Work work;

    public Buffer(Work work) {
        this.work = work;
    }

    public Work work() {
        return work;
    }

    public Buffer append(String more) {
        work.spend(more.length());
        bytes.append(more);
        return this;
    }

    public Buffer repeat(char one, int count) {
        if (count > 0) {
            work.spend(count);
            bytes.repeat(one, count);
        }
        return this;
    }

    @Override
    public String toString() {
        return bytes.toString();
    }
}
