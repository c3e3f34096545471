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
     */
    record Intact(HostRecord record) implements StoredHost {
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
