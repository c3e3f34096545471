package io.windlass.driver.nspawn.internal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * This machine's IPv4 routes.
 *
 * @param all in the kernel's order
 */
record Routes(List<Route> all) {

    private static final Path KERNEL = Path.of("/proc/net/route");
    private static final int USUAL_MTU = 1500;

    /**
     * One route.
     *
     * @param link the interface
     * @param network the first address
     * @param mask the bits that count
     */
    record Route(String link, int network, int mask) {}

    static Routes read() {
        try {
            return parse(Files.readAllLines(KERNEL));
        } catch (IOException e) {
            throw Failures.io("The routes of this machine cannot be read", e);
        }
    }

    static Routes parse(List<String> lines) {
        return new Routes(lines.stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(fields -> new Route(fields[0], number(fields[1]), number(fields[7])))
                .toList());
    }

    /** Somebody else's route into a network that is to be ours. */
    Optional<Route> into(Subnet subnet) {
        return all.stream()
                .filter(route -> route.mask() != 0 && !route.link().matches("wl[0-9a-f]{8}"))
                .filter(route -> subnet.overlaps(route.network(), route.mask()))
                .findFirst();
    }

    /** What fits through the way out; larger packets would vanish where nobody reports them. */
    int mtu() {
        Optional<Path> file = all.stream()
                .filter(route -> route.mask() == 0)
                .map(route -> Path.of("/sys/class/net", route.link(), "mtu"))
                .findFirst();
        try {
            return file.isEmpty()
                    ? USUAL_MTU
                    : Integer.parseInt(Files.readString(file.get()).strip());
        } catch (IOException e) {
            throw Failures.io("The size of packets in " + file.get() + " cannot be read", e);
        }
    }

    /** The kernel shows addresses as numbers in the byte order of the machine. */
    private static int number(String hexadecimal) {
        int value = Integer.parseUnsignedInt(hexadecimal, 16);
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(value) : value;
    }
}
