import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
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
        try (Stream<Path> jars = Files.list(distribution.resolve("bundles"))) {
            for (Path jar : jars.sorted().toList()) {
                sign(jar, key);
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

    private static void sign(Path jar, KeyStore.PrivateKeyEntry key) throws IOException {
        Path signed = jar.resolveSibling(jar.getFileName() + ".signed");
        JarSigner signer = new JarSigner.Builder(key).signerName("WINDLASS").build();
        try (ZipFile unsigned = new ZipFile(jar.toFile());
                OutputStream output = Files.newOutputStream(signed)) {
            signer.sign(unsigned, output);
        }
        Files.setPosixFilePermissions(signed, Files.getPosixFilePermissions(jar));
        Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
