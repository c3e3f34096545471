package io.windlass.itests.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Signs bundles with a key of this run's own. */
public final class BundleSigner {
    private static final String PASSWORD = "of-a-test";
    private static final BundleSigner TRUSTED = trusted("tests");

    private final KeyStore.PrivateKeyEntry key;

    private BundleSigner(KeyStore.PrivateKeyEntry key) {
        this.key = key;
    }

    /** One whom the distribution under test trusts. */
    public static BundleSigner trusted() {
        return TRUSTED;
    }

    /** One whom nobody knows. */
    public static BundleSigner unknown(String name) {
        Path store = Workspace.current().newFolder("key ").resolve("key.p12");
        Program.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .run()
                .requireSuccess();
        try (InputStream input = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(input, PASSWORD.toCharArray());
            KeyStore.Entry entry = keys.getEntry(name, new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
            return new BundleSigner((KeyStore.PrivateKeyEntry) entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BundleSigner trusted(String name) {
        BundleSigner signer = unknown(name);
        Path trust = Workspace.current().distribution().resolve("etc/trust");
        try {
            Files.writeString(Files.createDirectories(trust).resolve(name + ".pem"), signer.certificate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return signer;
    }

    /** In PEM form. */
    public String certificate() {
        try {
            String body =
                    Base64.getMimeEncoder().encodeToString(key.getCertificate().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a signed copy. */
    public Path sign(Path jar, Path target) {
        JarSigner signer = new JarSigner.Builder(key).signerName("TESTS").build();
        try (ZipFile unsigned = new ZipFile(jar.toFile());
                OutputStream output = Files.newOutputStream(target)) {
            signer.sign(unsigned, output);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
