package io.windlass.store.file.internal;

import io.windlass.api.host.HostId;
import io.windlass.api.host.HostKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The pinned keys as OpenSSH reads them. Lines are for the host's id, because addresses change hands: {@code ssh -o
 * UserKnownHostsFile=known_hosts -o HostKeyAlias=ID} believes what the platform believes.
 */
final class KnownHosts {

    static final String NAME = "known_hosts";

    private KnownHosts() {}

    static byte[] render(HostId id, List<HostKey> keys) {
        return keys.stream()
                .map(key -> id + " " + key.line() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the keys of one host. Lines for others, comments and what OpenSSH would skip as well are passed over. */
    static List<HostKey> parse(HostId id, byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words ->
                        words.length >= 3 && Arrays.asList(words[0].split(",")).contains(id.toString()))
                .map(words -> new HostKey(words[1], words[2]))
                .toList();
    }
}
