package io.windlass.core;

import io.windlass.api.host.Failure;
import java.util.List;

/**
 * What a search for orphans found.
 *
 * @param orphans what no host claims
 * @param unasked accounts that could not be asked, as driver and account, with the reason
 */
public record OrphanReport(List<Orphan> orphans, List<Unasked> unasked) {

    /**
     * An account that could not be asked.
     *
     * @param driverName the driver
     * @param account the account, as the driver names it; may be empty
     * @param failure why
     */
    public record Unasked(String driverName, String account, Failure failure) {}

    /** Copies what could be changed from outside. */
    public OrphanReport {
        orphans = List.copyOf(orphans);
        unasked = List.copyOf(unasked);
    }
}
