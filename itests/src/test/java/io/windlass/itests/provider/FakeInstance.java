package io.windlass.itests.provider;

/**
 * An instance that exists.
 *
 * @param id what the provider calls it
 * @param labels who it is for
 * @param running whether it is on
 * @param host where it can be reached
 */
public record FakeInstance(String id, Labels labels, boolean running, HostBackend.Host host) {

    FakeInstance on(HostBackend.Host now) {
        return new FakeInstance(id, labels, true, now);
    }

    FakeInstance off() {
        return new FakeInstance(id, labels, false, host);
    }
}
