package io.windlass.driver.nspawn.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.windlass.api.driver.DriverHost;
import io.windlass.api.host.HostId;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All hosts of all stores on this machine, and their addresses: one file each, the first thing that is made for a host
 * and the last that is removed. It lasts over a reboot of the machine, so that a stopped host keeps its address.
 */
final class Registry {

    static final Path FOLDER = Path.of("/var/lib/windlass/nspawn");

    private static final String SUFFIX = ".properties";

    private final Path folder;

    Registry(Path folder) {
        this.folder = folder;
    }

    /**
     * One host.
     *
     * @param id its id
     * @param installation the store that made it
     * @param name its name when it was made
     * @param directory its folder in the store
     * @param address its address
     */
    record Entry(HostId id, String installation, String name, Path directory, String address) {}

    Optional<Entry> find(HostId id) {
        return read(id.toString());
    }

    List<Entry> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .flatMap(id -> read(id).stream())
                    .toList();
        } catch (IOException e) {
            throw Failures.io("The list of hosts in " + folder + " cannot be read", e);
        }
    }

    /** Returns the host's entry, and makes it first if need be: with the address it had, if that is still free. */
    Entry claim(DriverHost<NspawnSpec> host) {
        Optional<Entry> known = find(host.id());
        if (known.isPresent()) {
            return known.get();
        }
        return FileLocks.locked(folder.resolve("lock"), () -> {
            Set<String> taken = all().stream().map(Entry::address).collect(Collectors.toSet());
            Optional<String> earlier = host.instance().flatMap(instance -> instance.address());
            String address = earlier.filter(a -> !taken.contains(a))
                    .orElseGet(() -> free(Subnet.parse(host.spec().subnet()), host.id(), taken));
            Entry entry = new Entry(host.id(), host.installation(), host.name(), host.directory(), address);
            write(entry);
            return entry;
        });
    }

    void release(HostId id) {
        try {
            Files.deleteIfExists(folder.resolve(id + SUFFIX));
        } catch (IOException e) {
            throw Failures.io("The entry of host " + id + " in " + folder + " cannot be removed", e);
        }
    }

    /** Begins at a place of the host's own, so that an address is not soon used again for another host. */
    private static String free(Subnet subnet, HostId id, Set<String> taken) {
        int first = Math.floorMod(id.hashCode(), subnet.blocks());
        for (int i = 0; i < subnet.blocks(); i++) {
            String address = subnet.host((first + i) % subnet.blocks());
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw Failures.provider(
                "All " + subnet.blocks() + " addresses of " + subnet + " are in use.",
                "Give --nspawn-subnet another network, or remove hosts.");
    }

    private Optional<Entry> read(String id) {
        Path file = folder.resolve(id + SUFFIX);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Failures.io("The file " + file + " cannot be read", e);
        }
        return Optional.of(new Entry(
                HostId.of(id),
                properties.getProperty("installation", ""),
                properties.getProperty("name", ""),
                Path.of(properties.getProperty("directory", "")),
                properties.getProperty("address", "")));
    }

    private void write(Entry entry) {
        Properties properties = new Properties();
        properties.setProperty("installation", entry.installation());
        properties.setProperty("name", entry.name());
        properties.setProperty("directory", entry.directory().toString());
        properties.setProperty("address", entry.address());
        Path file = folder.resolve(entry.id() + SUFFIX);
        Path temporary = folder.resolve(entry.id() + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(temporary, UTF_8, CREATE, TRUNCATE_EXISTING, WRITE, SYNC)) {
                properties.store(writer, null);
            }
            Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw Failures.io("The file " + file + " cannot be written", e);
        }
    }
}
