package io.windlass.deployer;

import java.time.Duration;

/**
 * What is allowed in a change of bundles.
 *
 * @param allowUnsigned whether a bundle may be started that nobody trusted has signed
 * @param patience how long to wait for the calls that are in a bundle; then they are interrupted
 */
public record ChangeTerms(boolean allowUnsigned, Duration patience) {}
