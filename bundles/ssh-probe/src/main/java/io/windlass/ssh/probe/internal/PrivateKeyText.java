package io.windlass.ssh.probe.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * The text of a private key file: OpenSSH's format, PKCS#8 or the traditional PEM. Read in the same way as for
 * the command connections, so that a key works for both or for none: MINA's reader fails on ECDSA without the public half.
 */
final class PrivateKeyText {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private static final String OPENSSH = "OPENSSH PRIVATE KEY";
    private static final String PKCS8 = "PRIVATE KEY";

    /** In OpenSSH's format the cipher's name stands behind the magic word, its NUL and the length of the name. */
    private static final int CIPHER_AT = "openssh-key-v1".length() + 1 + Integer.BYTES;

    private final String type;
    private final byte[] body;
    private final boolean encrypted;

    private PrivateKeyText(String type, byte[] body, boolean encrypted) {
        this.type = type;
        this.body = body;
        this.encrypted = encrypted;
    }

    static PrivateKeyText parse(String text) throws IOException {
        int begin = text.indexOf(BEGIN);
        int typeEnd = text.indexOf(DASHES, begin + BEGIN.length());
        int end = text.indexOf(END, typeEnd);
        if (begin < 0 || typeEnd < 0 || end < 0) {
            throw new IOException("neither OpenSSH's format nor PEM");
        }
        String type = text.substring(begin + BEGIN.length(), typeEnd);
        String inside = text.substring(typeEnd + DASHES.length(), end);
        // An encrypted key of the traditional kind has headers, which an empty line ends.
        boolean headers = inside.contains(": ");
        byte[] body = headers ? new byte[0] : Base64.getMimeDecoder().decode(inside);
        boolean encrypted = headers || type.startsWith("ENCRYPTED ") || (type.equals(OPENSSH) && hasCipher(body));
        return new PrivateKeyText(type, body, encrypted);
    }

    boolean encrypted() {
        return encrypted;
    }

    /** Call it only on a key that is not encrypted. */
    KeyPair keys() throws IOException, GeneralSecurityException {
        AsymmetricKeyParameter key = type.equals(PKCS8)
                ? PrivateKeyFactory.createKey(body)
                : OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(body);
        return switch (key) {
            case RSAPrivateCrtKeyParameters rsa ->
                pair("RSA", rsa, new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent()));
            case ECPrivateKeyParameters ec -> pair("EC", ec, publicHalf(ec));
            case Ed25519PrivateKeyParameters ed25519 -> pair("Ed25519", ed25519, ed25519.generatePublicKey());
            case null, default -> throw new IOException("an algorithm that is not supported");
        };
    }

    private static boolean hasCipher(byte[] body) {
        byte[] none = "none".getBytes(StandardCharsets.US_ASCII);
        return body.length >= CIPHER_AT + none.length
                && !Arrays.equals(body, CIPHER_AT, CIPHER_AT + none.length, none, 0, none.length);
    }

    private static ECPublicKeyParameters publicHalf(ECPrivateKeyParameters key) {
        var point = new FixedPointCombMultiplier().multiply(key.getParameters().getG(), key.getD());
        return new ECPublicKeyParameters(point, key.getParameters());
    }

    private static KeyPair pair(String algorithm, AsymmetricKeyParameter key, AsymmetricKeyParameter publicHalf)
            throws IOException, GeneralSecurityException {
        KeyFactory factory = SecurityUtils.getKeyFactory(algorithm);
        byte[] pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded();
        byte[] x509 = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicHalf)
                .getEncoded();
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(x509)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    }
}
