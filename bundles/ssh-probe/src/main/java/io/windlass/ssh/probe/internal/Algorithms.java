package io.windlass.ssh.probe.internal;

import io.windlass.api.host.HostKey;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;

/**
 * What is offered to servers: the list of the command connections, and mlkem768. MINA's own list begins with sntrup761,
 * which costs 50 ms of processor time for each connection.
 */
final class Algorithms {

    private static final List<BuiltinSignatures> SIGNATURES = List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521,
            BuiltinSignatures.rsaSHA512,
            BuiltinSignatures.rsaSHA256);

    private Algorithms() {}

    static ClientBuilder offeredBy(ClientBuilder client) {
        return client.keyExchangeFactories(keyExchanges())
                .signatureFactories(named(SIGNATURES))
                .cipherFactories(ciphers())
                .macFactories(macs())
                .compressionFactories(List.of(BuiltinCompressions.none));
    }

    /** Puts the trusted keys' algorithms first, so that a server with several keys shows one that we know. */
    static List<NamedFactory<Signature>> preferring(List<HostKey> trusted) {
        Stream<BuiltinSignatures> known = SIGNATURES.stream().filter(signature -> canProve(signature, trusted));
        Stream<BuiltinSignatures> others = SIGNATURES.stream().filter(signature -> !canProve(signature, trusted));
        return named(Stream.concat(known, others).toList());
    }

    private static boolean canProve(BuiltinSignatures signature, List<HostKey> keys) {
        return keys.stream().anyMatch(key -> switch (signature) {
            case rsaSHA512, rsaSHA256 -> key.type().equals("ssh-rsa");
            default -> key.type().equals(signature.getName());
        });
    }

    /** The cheapest first: these connections carry no secret that somebody could want to decrypt in twenty years. */
    private static List<KeyExchangeFactory> keyExchanges() {
        return NamedFactory.setUpTransformedFactories(
                true,
                List.of(
                        BuiltinDHFactories.curve25519,
                        BuiltinDHFactories.curve25519_libssh,
                        BuiltinDHFactories.mlkem768x25519,
                        BuiltinDHFactories.ecdhp256,
                        BuiltinDHFactories.ecdhp384,
                        BuiltinDHFactories.ecdhp521,
                        BuiltinDHFactories.dhg16_512,
                        BuiltinDHFactories.dhg18_512,
                        BuiltinDHFactories.dhgex256,
                        BuiltinDHFactories.dhg14_256),
                ClientBuilder.DH2KEX);
    }

    private static List<NamedFactory<Signature>> named(List<BuiltinSignatures> signatures) {
        return List.copyOf(signatures);
    }

    private static List<NamedFactory<Cipher>> ciphers() {
        return List.of(
                BuiltinCiphers.aes128gcm,
                BuiltinCiphers.aes256gcm,
                BuiltinCiphers.aes128ctr,
                BuiltinCiphers.aes192ctr,
                BuiltinCiphers.aes256ctr);
    }

    private static List<NamedFactory<Mac>> macs() {
        return List.of(
                BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm, BuiltinMacs.hmacsha256, BuiltinMacs.hmacsha512);
    }
}
