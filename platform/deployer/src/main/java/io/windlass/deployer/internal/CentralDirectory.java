package io.windlass.deployer.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the list at an archive's end says of its entries, read strictly: no comment, nothing before the first entry or
 * between list and end, no 64-bit fields. What could be read in two ways is refused, so that nobody reads it otherwise
 * later. The JDK hides what kind of file an entry is, so it has to be read here.
 */
final class CentralDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final int UNIX = 3;
    private static final int TYPE_MASK = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;

    /**
     * One entry.
     *
     * @param name as it is written
     * @param packed bytes in the archive
     * @param unpacked bytes that it says it has
     * @param plain whether it is a file or a folder, and not a link or a device
     */
    record Entry(String name, long packed, long unpacked, boolean plain) {}

    private CentralDirectory() {}

    static List<Entry> read(Path archive, int mostEntries) throws IOException {
        try (FileChannel channel = FileChannel.open(archive)) {
            long size = channel.size();
            if (size < END_LENGTH) {
                throw new DamagedArchiveException("it is not a complete archive");
            }
            ByteBuffer end = read(channel, size - END_LENGTH, END_LENGTH);
            if (end.getInt(0) != END || end.getShort(20) != 0) {
                throw new DamagedArchiveException(
                        "its end is missing, so it was truncated, or it is not a plain archive");
            }
            int entries = Short.toUnsignedInt(end.getShort(10));
            long length = Integer.toUnsignedLong(end.getInt(12));
            long start = Integer.toUnsignedLong(end.getInt(16));
            if (start + length + END_LENGTH != size) {
                throw new DamagedArchiveException("the list of its entries is not where it should be");
            }
            if (entries > mostEntries) {
                throw new DamagedArchiveException("it has more than " + mostEntries + " entries");
            }
            return entries(read(channel, start, Math.toIntExact(length)), entries);
        }
    }

    private static List<Entry> entries(ByteBuffer list, int count) throws DamagedArchiveException {
        List<Entry> entries = new ArrayList<>(count);
        while (list.remaining() >= HEADER_LENGTH && entries.size() < count) {
            entries.add(entry(list));
        }
        if (list.hasRemaining() || entries.size() != count) {
            throw new DamagedArchiveException("the list of its entries is damaged");
        }
        return entries;
    }

    private static Entry entry(ByteBuffer list) throws DamagedArchiveException {
        int at = list.position();
        int nameLength = Short.toUnsignedInt(list.getShort(at + 28));
        int rest = Short.toUnsignedInt(list.getShort(at + 30)) + Short.toUnsignedInt(list.getShort(at + 32));
        int next = at + HEADER_LENGTH + nameLength + rest;
        if (list.getInt(at) != HEADER || next > list.limit()) {
            throw new DamagedArchiveException("the list of its entries is damaged");
        }
        byte[] name = new byte[nameLength];
        list.get(at + HEADER_LENGTH, name);
        list.position(next);
        int type = list.get(at + 5) == UNIX ? (list.getInt(at + 38) >>> 16) & TYPE_MASK : 0;
        return new Entry(
                new String(name, StandardCharsets.UTF_8),
                Integer.toUnsignedLong(list.getInt(at + 20)),
                Integer.toUnsignedLong(list.getInt(at + 24)),
                type == 0 || type == REGULAR || type == FOLDER);
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new DamagedArchiveException("it was truncated");
            }
        }
        return bytes.flip();
    }
}
