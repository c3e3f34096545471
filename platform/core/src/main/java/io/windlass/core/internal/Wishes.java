package io.windlass.core.internal;

import java.time.Duration;

/**
 * What the caller of an operation may decide.
 *
 * @param sshDeadline how long to wait for SSH
 * @param keepOnFailure whether a host whose creation fails stays
 */
record Wishes(Duration sshDeadline, boolean keepOnFailure) {}
