package io.windlass.driver.nspawn.internal;

/**
 * A place where packages come from.
 *
 * @param uri the archive
 * @param suite for example {@code bookworm-security}
 * @param components separated by blanks
 */
record AptSource(String uri, String suite, String components) {

    /** The form in which {@code sources.list} has it. */
    String line() {
        return "deb " + uri + " " + suite + " " + components;
    }
}
