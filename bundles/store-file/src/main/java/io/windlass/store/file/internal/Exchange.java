package io.windlass.store.file.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.HostId;
import io.windlass.api.store.ExchangeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Copies hosts from one store to another. All of them are written and synced under names that nobody looks at before the
 * first gets its own, so that a full disk leaves nothing.
 */
final class Exchange {

    private final Disk disk;
    private final Path source;
    private final Path target;
    private final ExchangeReport.Authority authority;
    private final Folders from;
    private final Folders to;
    private final Map<String, ExchangeReport.Outcome> outcomes = new TreeMap<>();

    Exchange(Disk disk, Path source, Path target, ExchangeReport.Authority authority) {
        this.disk = disk;
        this.source = source;
        this.target = target;
        this.authority = authority;
        this.from = new Folders(disk, source.resolve("machines"));
        this.to = new Folders(disk, target.resolve("machines"));
    }

    /**
     * Copies.
     *
     * @param names empty for all
     * @param dryRun whether nothing is written
     */
    ExchangeReport run(Set<String> names, boolean dryRun) {
        Map<String, Path> present = present();
        Set<String> wanted = new TreeSet<>(names.isEmpty() ? present.keySet() : names);
        Map<HostId, String> known = known();
        Map<String, MovingHost> hosts = new LinkedHashMap<>();
        for (String name : wanted) {
            try {
                if (!present.containsKey(name)) {
                    throw Failures.notIn(source, name);
                }
                MovingHost host = MovingHost.read(present.get(name), target, isApart());
                if (isNew(host, known)) {
                    hosts.put(name, host);
                    known.put(host.id(), name);
                }
            } catch (MachineException e) {
                outcomes.put(name, new ExchangeReport.Refused(name, e));
            }
        }
        hosts.keySet().forEach(name -> outcomes.put(name, new ExchangeReport.Copied(name)));
        if (!dryRun && !hosts.isEmpty()) {
            copy(hosts);
        }
        return new ExchangeReport(outcomes.values().stream().toList(), authority);
    }

    private boolean isApart() {
        return authority instanceof ExchangeReport.KeptApart;
    }

    private Map<String, Path> present() {
        try {
            Map<String, Path> present = new HashMap<>();
            from.list().forEach(folder -> present.put(folder.getFileName().toString(), folder));
            return present;
        } catch (IOException e) {
            throw Failures.unreadable(source.resolve("machines"), e);
        }
    }

    /** The hosts of the other store: one of them must not be there twice. */
    private Map<HostId, String> known() {
        Map<HostId, String> known = new HashMap<>();
        try {
            for (Path folder : to.list()) {
                try {
                    known.put(
                            HostFiles.read(folder).host().id(),
                            folder.getFileName().toString());
                } catch (IOException | MachineException e) {
                    // Nobody can tell which host a damaged one is.
                }
            }
        } catch (IOException e) {
            throw Failures.unreadable(target.resolve("machines"), e);
        }
        return known;
    }

    private boolean isNew(MovingHost host, Map<HostId, String> known) {
        String name = host.name();
        Path folder = to.folder(name);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (!host.isIn(folder)) {
                throw Failures.taken(name, target);
            }
            outcomes.put(name, new ExchangeReport.AlreadyThere(name));
            return false;
        }
        if (known.containsKey(host.id())) {
            throw new MachineException(
                    StandardErrorCode.HOST_EXISTS,
                    "Host \"" + name + "\" is the same as host \"" + known.get(host.id()) + "\" in " + target + ".",
                    "A folder of a host was copied or renamed; keep one of the two.");
        }
        return true;
    }

    private void copy(Map<String, MovingHost> hosts) {
        Map<String, Path> staged = new LinkedHashMap<>();
        try {
            clean();
            for (MovingHost host : hosts.values()) {
                stage(host, staged);
            }
            if (authority instanceof ExchangeReport.Adopted && !staged.isEmpty()) {
                AuthorityFiles.in(source).copyTo(disk, AuthorityFiles.in(target));
            }
        } catch (IOException e) {
            staged.values().forEach(folder -> to.discard(folder, e));
            throw Failures.unwritable(target, e);
        } catch (RuntimeException e) {
            staged.values().forEach(folder -> to.discard(folder, e));
            throw e;
        }
        staged.forEach(this::claim);
    }

    private void clean() throws IOException {
        to.clean();
        AuthorityFiles.clean(disk, target);
    }

    private void stage(MovingHost host, Map<String, Path> staged) throws IOException {
        HostWriter writer = new HostWriter(disk, target);
        AuthorityFiles certificates = AuthorityFiles.in(source);
        try {
            staged.put(
                    host.name(),
                    to.stage(host.name(), folder -> host.fill(folder, disk, writer, certificates, isApart())));
        } catch (MachineException e) {
            outcomes.put(host.name(), new ExchangeReport.Refused(host.name(), e));
        }
    }

    private void claim(String name, Path folder) {
        try {
            to.claim(name, folder);
        } catch (MachineException e) {
            outcomes.put(name, new ExchangeReport.Refused(name, e));
        } catch (IOException e) {
            outcomes.put(name, new ExchangeReport.Refused(name, Failures.unwritable(to.folder(name), e)));
        }
    }
}
