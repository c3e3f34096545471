package io.windlass.deployer.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether an archive may be unpacked: told by its list of entries, before a single one is read. */
record ArchiveCheck(long mostBytes, int mostEntries, long mostUnpacked) {

    private static final int MOST_RATIO = 100;

    /** Small files of zeros are no bomb. */
    private static final long HARMLESS = 1 << 20;

    static final ArchiveCheck STANDARD = new ArchiveCheck(256L << 20, 20_000, 1L << 30);

    /** Returns the names of its entries. */
    Set<String> check(Path archive) throws IOException {
        long size = Files.size(archive);
        if (size > mostBytes) {
            throw new DamagedArchiveException("it has " + size + " bytes, more than the " + mostBytes + " allowed");
        }
        List<CentralDirectory.Entry> entries = CentralDirectory.read(archive, mostEntries);
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        for (CentralDirectory.Entry entry : entries) {
            check(entry);
            if (!names.add(entry.name())) {
                throw new DamagedArchiveException("it has the entry " + shown(entry.name()) + " twice");
            }
            unpacked += entry.unpacked();
            if (unpacked > mostUnpacked) {
                throw new DamagedArchiveException("it would unpack to more than " + mostUnpacked + " bytes");
            }
        }
        return names;
    }

    private static void check(CentralDirectory.Entry entry) throws DamagedArchiveException {
        String name = entry.name();
        if (leavesItsPlace(name)) {
            throw new DamagedArchiveException("its entry " + shown(name) + " would leave the place it is unpacked to");
        }
        if (!entry.plain()) {
            throw new DamagedArchiveException("its entry " + shown(name) + " is a link or a device");
        }
        if (entry.unpacked() > HARMLESS && entry.unpacked() / MOST_RATIO > entry.packed()) {
            throw new DamagedArchiveException("its entry " + shown(name) + " unpacks to more than " + MOST_RATIO
                    + " times its size, as an archive made to do harm");
        }
    }

    private static boolean leavesItsPlace(String name) {
        return name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || name.matches("[A-Za-z]:.*")
                || ("/" + name + "/").contains("/../");
    }

    /** A name from an archive may hold anything. */
    private static String shown(String name) {
        return "\"" + name.replaceAll("[^ -~]", "?") + "\"";
    }
}
