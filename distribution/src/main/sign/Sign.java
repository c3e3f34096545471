import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/**
 * Signs the bundles of an assembled distribution, and puts the signer's certificate where the daemon looks for those whom
 * it trusts. Arguments: a key store, the distribution. A key store that does not exist is made, for a build that is
 * nobody's release; that of a release is opened by the environment variable WINDLASS_SIGN_PASSWORD.
 */
final class Sign {

    private static final String ALIAS = "windlass";

    private Sign() {}

    public static void main(String[] arguments) throws Exception {
        Path keyStore = Path.of(arguments[0]);
        Path distribution = Path.of(arguments[1]);
        String password = System.getenv().getOrDefault("WINDLASS_SIGN_PASSWORD", "of-no-release");
        if (!Files.exists(keyStore)) {
            make(keyStore, password);
        }
        KeyStore.PrivateKeyEntry key = load(keyStore, password);
        Path trust = Files.createDirectories(distribution.resolve("etc/trust"));
        Files.writeString(trust.resolve("windlass.pem"), pem(key.getCertificate()));
        // Most bundles are the same in the next build, and signing takes a while.
        Path cache = Files.createDirectories(keyStore.resolveSibling("signed"));
        try (Stream<Path> jars = Files.list(distribution.resolve("bundles"))) {
            for (Path jar : jars.sorted().toList()) {
                Path signed = cache.resolve(digest(jar, key.getCertificate()) + ".jar");
                if (!Files.exists(signed)) {
                    sign(jar, key, signed);
                }
                Files.copy(signed, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void make(Path keyStore, String password) throws IOException, InterruptedException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "3650",
                "-dname", "CN=Windlass build", "-storetype", "PKCS12", "-keystore", keyStore.toString(),
                "-storepass:env", "WINDLASS_SIGN_PASSWORD");
        keytool.environment().put("WINDLASS_SIGN_PASSWORD", password);
        int status = keytool.inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("keytool ended with " + status);
        }
    }

    private static KeyStore.PrivateKeyEntry load(Path keyStore, String password)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(keyStore)) {
            keys.load(input, password.toCharArray());
        }
        KeyStore.Entry entry = keys.getEntry(ALIAS, new KeyStore.PasswordProtection(password.toCharArray()));
        return (KeyStore.PrivateKeyEntry) entry;
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    private static String digest(Path jar, Certificate signer) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(signer.getEncoded());
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(jar)));
    }

    private static void sign(Path jar, KeyStore.PrivateKeyEntry key, Path target) throws IOException {
        Path written = target.resolveSibling(target.getFileName() + ".new");
        try (ZipFile unsigned = new ZipFile(jar.toFile());
                OutputStream output = Files.newOutputStream(written)) {
            new JarSigner.Builder(key).signerName("WINDLASS").build().sign(unsigned, output);
        }
        Files.setPosixFilePermissions(written, Files.getPosixFilePermissions(jar));
        Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
