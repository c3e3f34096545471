package io.windlass.shell.console.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What somebody types, without the rest of lines that are longer than any that people type: editing them costs dearly. */
final class LimitedInput extends FilterInputStream {

    private static final int LONGEST = 2 * 1024;

    private volatile boolean limited = true;
    private int length;

    LimitedInput(InputStream input) {
        super(input);
    }

    /** Says whether lines have a limit now. */
    void limit(boolean wanted) {
        limited = wanted;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        while (octet >= 0 && isTooMuch(octet)) {
            octet = super.read();
        }
        return octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        int kept = 0;
        int count = super.read(bytes, offset, wanted);
        while (count > 0 && kept == 0) {
            for (int index = offset; index < offset + count; index++) {
                if (!isTooMuch(bytes[index])) {
                    bytes[offset + kept++] = bytes[index];
                }
            }
            count = kept == 0 ? super.read(bytes, offset, wanted) : count;
        }
        return kept > 0 ? kept : count;
    }

    /** Control characters begin to count anew, since they may end or drop a line. */
    private boolean isTooMuch(int octet) {
        boolean control = octet >= 0 && octet < ' ' && octet != '\u001b' && octet != '\t';
        length = control || !limited ? 0 : length + 1;
        return length > LONGEST;
    }
}
