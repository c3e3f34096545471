package io.windlass.api.store;

import io.windlass.api.host.Failure;
import io.windlass.api.host.HostRecord;

/** What the store has under one name. */
public sealed interface StoredHost {

    /**
     * Returns the name under which it is stored.
     *
     * @return the host's name
     */
    String name();

    /**
     * A host that can be used.
     *
     * @param record all that is kept about it
     * @param edited whether another program has changed it since it was last saved, or first read, here; the record has the
     *     changes
     */
    record Intact(HostRecord record, boolean edited) implements StoredHost {

        /**
         * Makes one that nobody else has changed.
         *
         * @param record all that is kept about it
         */
        public Intact(HostRecord record) {
            this(record, false);
        }

        @Override
        public String name() {
            return record.name();
        }
    }

    /**
     * A host whose file cannot be understood. It is left as it is.
     *
     * @param name its name
     * @param failure what is wrong with the file
     */
    record Damaged(String name, Failure failure) implements StoredHost {}
}
