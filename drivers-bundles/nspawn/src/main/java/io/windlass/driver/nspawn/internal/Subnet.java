package io.windlass.driver.nspawn.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 network, cut into blocks of four addresses: the block itself, this machine, the host, broadcast.
 *
 * @param network the first address
 * @param length how many leading bits all addresses share
 */
record Subnet(int network, int length) {

    private static final int BLOCK_LENGTH = 30;
    private static final int SHORTEST = 8;
    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15})/([0-9]{1,2})");

    static Subnet parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            int length = Integer.parseInt(matcher.group(2));
            long network = Address.parse(matcher.group(1));
            if (length >= SHORTEST && length <= BLOCK_LENGTH && network >= 0 && ((int) network & ~mask(length)) == 0) {
                return new Subnet((int) network, length);
            }
        }
        throw new MachineException(
                StandardErrorCode.INVALID_ARGUMENT,
                "The network \"" + text + "\" of --nspawn-subnet is not valid.",
                "Give a private IPv4 network between /8 and /30, such as 10.213.0.0/16.");
    }

    /** How many hosts find room. */
    int blocks() {
        return 1 << (BLOCK_LENGTH - length);
    }

    /** The host's address in one of the blocks. */
    String host(int block) {
        return Address.format(network + 4 * block + 2);
    }

    boolean contains(int address) {
        return (address & mask(length)) == network;
    }

    boolean overlaps(int otherNetwork, int otherMask) {
        int common = mask(length) & otherMask;
        return (network & common) == (otherNetwork & common);
    }

    private static int mask(int length) {
        return -1 << (32 - length);
    }

    @Override
    public String toString() {
        return Address.format(network) + "/" + length;
    }
}
