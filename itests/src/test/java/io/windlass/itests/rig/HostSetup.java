package io.windlass.itests.rig;

/**
 * What a real host is like before anybody touches it.
 *
 * @param suite the Debian release
 * @param engineInstalled whether Debian's engine is there already, activated by its socket as the package leaves it
 * @param plainEngineData whether the engine's data lie on a plain folder; otherwise they lie on the overlay that is
 *     the host's root, which overlay2 cannot use
 */
public record HostSetup(String suite, boolean engineInstalled, boolean plainEngineData) {
    public static final HostSetup BARE = new HostSetup("bookworm", false, true);
    public static final HostSetup ENGINE_INSTALLED = new HostSetup("bookworm", true, true);
    public static final HostSetup OVERLAY_ROOT = new HostSetup("bookworm", false, false);
    public static final HostSetup TRIXIE = new HostSetup("trixie", false, true);
}
