package io.windlass.deployer.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.core.Fleet;
import io.windlass.core.HostView;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which hosts need which drivers. */
final class DriverNeeds {

    private static final int MOST_NAMED = 10;

    private final Supplier<@Nullable Fleet> fleet;

    DriverNeeds(Supplier<@Nullable Fleet> fleet) {
        this.fleet = fleet;
    }

    /** The hosts that would be left without a driver. */
    List<HostView> hosts(Collection<String> drivers) {
        Fleet known = fleet.get();
        if (drivers.isEmpty()) {
            return List.of();
        }
        if (known == null) {
            throw new MachineException(
                    StandardErrorCode.BUNDLE_IN_USE,
                    "Whether hosts need the drivers " + String.join(", ", drivers) + " cannot be told at the moment.",
                    "Try again; --force removes them nevertheless.");
        }
        return known.list().stream()
                .filter(host -> drivers.contains(host.driverName()))
                .toList();
    }

    void requireNone(String bundle, Collection<String> drivers) {
        List<HostView> hosts = hosts(drivers);
        if (hosts.isEmpty()) {
            return;
        }
        SortedSet<String> needed = new TreeSet<>();
        hosts.forEach(host -> needed.add(host.driverName()));
        throw new MachineException(
                StandardErrorCode.BUNDLE_IN_USE,
                "Bundle " + bundle + " has the driver " + String.join(", ", needed) + ", which is needed by "
                        + names(hosts) + ".",
                "Remove these hosts first, or use --force: they stay listed, in an unknown state, until a driver of that"
                        + " name is back.");
    }

    static String names(List<HostView> hosts) {
        String named = String.join(
                ", ", hosts.stream().limit(MOST_NAMED).map(HostView::name).toList());
        return hosts.size() > MOST_NAMED ? named + " and " + (hosts.size() - MOST_NAMED) + " more" : named;
    }
}
