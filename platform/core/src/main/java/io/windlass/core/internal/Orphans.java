package io.windlass.core.internal;

import io.windlass.api.Progress;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.EngineOptions;
import io.windlass.api.host.HostId;
import io.windlass.api.host.HostRecord;
import io.windlass.api.host.HostSettings;
import io.windlass.api.option.OptionSchema;
import io.windlass.api.store.HostStore;
import io.windlass.api.store.StoredHost;
import io.windlass.core.Orphan;
import io.windlass.core.OrphanReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what exists at providers, belongs to this installation, and is claimed by no host. All of it blocks. */
final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private final DriverRegistry drivers;
    private final DriverCalls calls;
    private final HostStore store;

    /** How the accounts of reports were asked, so that what they had can be removed: a report holds no credentials. */
    private final Map<DriverCalls.Account, Map<String, Object>> asked = new ConcurrentHashMap<>();

    Orphans(DriverRegistry drivers, DriverCalls calls, HostStore store) {
        this.drivers = drivers;
        this.calls = calls;
        this.store = store;
    }

    /** Asks all accounts that are known. */
    OrphanReport find() {
        List<OrphanReport.Unasked> unasked = new ArrayList<>();
        Map<DriverCalls.Account, Map<String, Object>> accounts = new LinkedHashMap<>();
        drivers.names().forEach(name -> withoutOptions(name).ifPresent(spec -> note(accounts, name, spec, unasked)));
        records()
                .forEach(host ->
                        note(accounts, host.driverName(), host.settings().spec(), unasked));
        return ask(accounts, unasked);
    }

    /** Asks one account. */
    OrphanReport find(String driverName, Map<String, Object> options) {
        Map<String, Object> spec = spec(drivers.options(driverName), driverName, options);
        return ask(Map.of(account(driverName, spec), spec), new ArrayList<>());
    }

    private static <S extends Record> Map<String, Object> spec(
            OptionSchema<S> schema, String driverName, Map<String, Object> options) {
        return schema.toStored(schema.bind(options, driverName + " driver"));
    }

    /** A driver that needs nothing to be told has one account, which may hold something although no host is known. */
    private Optional<Map<String, Object>> withoutOptions(String driverName) {
        try {
            return Optional.of(spec(drivers.options(driverName), driverName, Map.of()));
        } catch (MachineException e) {
            LOG.debug("{} has no account of its own: {}", driverName, e.text());
            return Optional.empty();
        }
    }

    private void note(
            Map<DriverCalls.Account, Map<String, Object>> accounts,
            String driverName,
            Map<String, Object> spec,
            List<OrphanReport.Unasked> unasked) {
        try {
            accounts.putIfAbsent(account(driverName, spec), spec);
        } catch (MachineException e) {
            OrphanReport.Unasked failed = unasked(new DriverCalls.Account(driverName, ""), e);
            if (!unasked.contains(failed)) {
                unasked.add(failed);
            }
        }
    }

    /** A driver whose provider does not count calls has one account for all that it makes. */
    private DriverCalls.Account account(String driverName, Map<String, Object> spec) {
        return calls.limitedAccount(driverName, spec).orElseGet(() -> new DriverCalls.Account(driverName, ""));
    }

    private OrphanReport ask(
            Map<DriverCalls.Account, Map<String, Object>> accounts, List<OrphanReport.Unasked> unasked) {
        List<Orphan> found = new ArrayList<>();
        accounts.forEach((account, spec) -> {
            try {
                calls.list(account.driverName(), spec)
                        .forEach(owned -> found.add(new Orphan(account.driverName(), account.account(), owned)));
                asked.put(account, spec);
            } catch (MachineException e) {
                unasked.add(unasked(account, e));
            }
        });
        // Read after the providers were asked: a host is in the store before it is at its provider.
        Claims claims = claims();
        return new OrphanReport(
                found.stream().filter(orphan -> !claims.has(orphan.instance())).toList(), unasked);
    }

    private static OrphanReport.Unasked unasked(DriverCalls.Account account, MachineException failure) {
        return new OrphanReport.Unasked(
                account.driverName(), account.account(), HostError.of(failure).toFailure());
    }

    /** Removes one. */
    void sweep(Orphan orphan, Progress progress) {
        OwnedInstance owned = orphan.instance();
        if (claims().has(owned)) {
            throw new MachineException(
                    StandardErrorCode.HOST_STATE,
                    "A host claims what was made for \"" + owned.name() + "\" by now.",
                    "Remove the host: machine rm " + owned.name());
        }
        Map<String, Object> spec = asked.get(new DriverCalls.Account(orphan.driverName(), orphan.account()));
        if (spec == null) {
            throw new MachineException(
                    StandardErrorCode.HOST_STATE,
                    "Nobody has asked " + orphan.driverName() + " for orphans since the daemon started.",
                    "List them first: machine orphans");
        }
        LOG.info("Removing {} of {}, which no host claims", owned.id(), orphan.driverName());
        calls.remove(record(orphan, spec), progress);
    }

    /** Named by its id, so that nothing of a living host that has its name by now is touched. */
    private static HostRecord record(Orphan orphan, Map<String, Object> spec) {
        OwnedInstance owned = orphan.instance();
        HostSettings settings = HostSettings.of(spec, EngineOptions.DEFAULTS, List.of());
        return HostRecord.wished(owned.id(), "orphan-" + owned.id().prefix(), orphan.driverName(), settings)
                .with(owned.instance());
    }

    /** What hosts claim: by their ids, and damaged ones, whose ids nobody can read, by their names. */
    private record Claims(Set<HostId> ids, Set<String> damaged) {
        boolean has(OwnedInstance owned) {
            return ids.contains(owned.id()) || damaged.contains(owned.name());
        }
    }

    private Claims claims() {
        Set<HostId> ids = new HashSet<>();
        Set<String> damaged = new HashSet<>();
        store.list().forEach(host -> {
            switch (host) {
                case StoredHost.Intact intact -> ids.add(intact.record().id());
                case StoredHost.Damaged unreadable -> damaged.add(unreadable.name());
            }
        });
        return new Claims(ids, damaged);
    }

    private List<HostRecord> records() {
        return store.list().stream()
                .filter(StoredHost.Intact.class::isInstance)
                .map(host -> ((StoredHost.Intact) host).record())
                .collect(Collectors.toList());
    }
}
