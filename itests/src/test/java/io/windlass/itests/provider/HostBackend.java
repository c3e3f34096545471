package io.windlass.itests.provider;

import java.util.Optional;

/**
 * What stands behind the instances of a {@link FakeProvider}: hosts that answer, or nothing at all. Called on the virtual
 * thread of the request, for different instances at the same time, never twice at a time for one instance. May block:
 * the caller gets its answer afterwards. What it throws becomes an answer 500, and the call has had no effect.
 */
public interface HostBackend {

    /** Instances that are nothing but a state: they have no SSH and no engine, so nobody provisions them. */
    HostBackend NONE = new HostBackend() {
        private final Host nothing = new Host("127.0.0.1", 0, 0, Optional.empty());

        @Override
        public Host created(String instance, Labels labels, String authorizedKey) {
            return nothing;
        }

        @Override
        public Host started(String instance) {
            return nothing;
        }

        @Override
        public void stopped(String instance, boolean orderly) {}

        @Override
        public void removed(String instance) {}
    };

    /**
     * Where a host can be reached.
     *
     * @param address what users connect to
     * @param sshPort where it takes SSH connections as root; 0 for a host without SSH
     * @param enginePort where its engine listens, or will once it is provisioned; 0 for a host that will have none
     * @param hostKey its SSH host key as in a {@code .pub} file, if callers are to know it before the first contact
     */
    record Host(String address, int sshPort, int enginePort, Optional<String> hostKey) {}

    /**
     * Makes the host of a new instance and switches it on.
     *
     * @param instance the new instance's id, never used before
     * @param labels who it is for
     * @param authorizedKey the public key that may log in, as a line of {@code authorized_keys}
     * @return the host, about to accept SSH
     */
    Host created(String instance, Labels labels, String authorizedKey);

    /**
     * Switches a host on that is off.
     *
     * @param instance a living instance
     * @return the host, about to accept SSH, perhaps elsewhere than before
     */
    Host started(String instance);

    /**
     * Switches a host off that is on.
     *
     * @param instance a living instance
     * @param orderly whether it is shut down, rather than cut off
     */
    void stopped(String instance, boolean orderly);

    /**
     * Takes a host away, on or off, for good.
     *
     * @param instance an instance that lived until now
     */
    void removed(String instance);
}
