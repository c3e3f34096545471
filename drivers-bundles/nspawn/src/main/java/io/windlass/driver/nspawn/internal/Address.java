package io.windlass.driver.nspawn.internal;

/** IPv4 addresses as numbers. */
final class Address {

    private Address() {}

    /** Returns the address as an unsigned number, or -1 if the text is none. */
    static long parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long address = 0;
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return -1;
            }
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }

    static String format(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    /** This machine's end of a host's link. */
    static String gatewayOf(String host) {
        return format((int) parse(host) - 1);
    }
}
