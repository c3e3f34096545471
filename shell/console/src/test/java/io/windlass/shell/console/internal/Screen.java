package io.windlass.shell.console.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a terminal shows, for somebody who reads on from where they stopped. */
final class Screen extends OutputStream {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private int read;

    @Override
    public synchronized void write(int value) {
        shown.write(value);
        notifyAll();
    }

    synchronized void await(String text) {
        int found = all().indexOf(text, read);
        try {
            while (found < 0) {
                wait();
                found = all().indexOf(text, read);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(
                    "waited for " + text + " after " + all().substring(0, read) + " and saw " + all().substring(read),
                    e);
        }
        read = found + text.length();
    }

    private String all() {
        return shown.toString(StandardCharsets.ISO_8859_1);
    }
}
