package io.windlass.ssh.internal;

import java.time.Duration;

/** The time, and work that comes back; in tests both pass by hand. */
interface Timer {

    /** Returns nanoseconds of which only differences mean something. */
    long now();

    /** Does something again and again, until what is returned is closed. */
    Repetition every(Duration period, Runnable work);

    /** Work that comes back. */
    interface Repetition extends AutoCloseable {
        @Override
        void close();
    }
}
