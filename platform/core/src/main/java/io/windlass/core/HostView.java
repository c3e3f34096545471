package io.windlass.core;

import io.windlass.api.host.Failure;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.InstanceState;
import io.windlass.api.host.Operation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A host as it is known at one moment.
 *
 * @param name its name
 * @param driverName its driver's name; empty for a host whose file is damaged
 * @param state what it does; {@link InstanceState#UNKNOWN} if no look succeeded within two intervals
 * @param lastState what it did at {@code checked}, which is what was last known
 * @param activity the operation under way, if there is one
 * @param engine where its engine listens; empty while it has no address
 * @param address the address that users connect to; empty while it has none
 * @param engineVersion what the engine said at the last check; empty if it did not answer
 * @param failure why the last operation or check failed, if it did
 * @param checked when a look last succeeded; {@link Instant#EPOCH} for never
 * @param looked when a look last ended, successful or not; {@link Instant#EPOCH} for never
 * @param directory its folder in the store
 * @param record all that is kept; empty for a host whose file is damaged
 */
public record HostView(
        String name,
        String driverName,
        InstanceState state,
        InstanceState lastState,
        Optional<Operation> activity,
        Optional<URI> engine,
        Optional<String> address,
        Optional<String> engineVersion,
        Optional<Failure> failure,
        Instant checked,
        Instant looked,
        Path directory,
        Optional<HostRecord> record) {}
