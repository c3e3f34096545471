package io.windlass.deployer;

import io.windlass.api.Progress;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * The daemon's bundles: those it comes with, and those that were installed into it. A service; safe for any thread. One
 * change is carried out at a time; further ones wait. What a change has returned from survives a restart of the daemon.
 *
 * <p>Every archive is checked before anything in it is used, and its signature before it is installed: {@link
 * StandardErrorCode#BUNDLE_REFUSED} says what is wrong with it. A bundle that does not start leaves what was there
 * before: {@link StandardErrorCode#BUNDLE_FAILED}.
 */
public interface Bundles {

    /**
     * Lists the bundles.
     *
     * @return by name
     */
    List<BundleView> list();

    /**
     * Returns one bundle.
     *
     * @param name its symbolic name
     * @return as it is now; its signature is verified again
     * @throws MachineException with {@link StandardErrorCode#BUNDLE_NOT_FOUND}
     */
    BundleView get(String name);

    /**
     * Installs a bundle that is not there yet, and starts it.
     *
     * @param source where it comes from
     * @param terms what is allowed
     * @param progress is told each step
     * @return the bundle
     * @throws MachineException with one of the {@code BUNDLE_} codes
     */
    BundleView install(BundleSource source, ChangeTerms terms, Progress progress);

    /**
     * Puts another version in a bundle's place. Calls that are in the old version end there; new ones go to the new
     * version from the moment on at which it works.
     *
     * @param name its symbolic name
     * @param source where the new version comes from; empty for where the present one came from
     * @param terms what is allowed
     * @param progress is told each step
     * @return the bundle
     * @throws MachineException with one of the {@code BUNDLE_} codes; the old version works then
     */
    BundleView update(String name, Optional<BundleSource> source, ChangeTerms terms, Progress progress);

    /**
     * Puts the version back that was there before the last update. A second rollback takes the first one back.
     *
     * @param name its symbolic name
     * @param terms what is allowed
     * @param progress is told each step
     * @return the bundle
     * @throws MachineException with one of the {@code BUNDLE_} codes
     */
    BundleView rollback(String name, ChangeTerms terms, Progress progress);

    /**
     * Removes a bundle that was installed. One that the daemon comes with and that was updated is then the daemon's own
     * again.
     *
     * @param name its symbolic name
     * @param force whether it goes although hosts need a driver in it; they stay listed, in an unknown state
     * @param terms how long to wait for calls
     * @param progress is told each step, and which hosts lose their driver
     * @throws MachineException with {@link StandardErrorCode#BUNDLE_IN_USE} if hosts need it
     */
    void remove(String name, boolean force, ChangeTerms terms, Progress progress);
}
