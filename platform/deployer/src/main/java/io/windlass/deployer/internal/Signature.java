package io.windlass.deployer.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.CertPath;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed all of a bundle.
 *
 * @param signers nobody for an unsigned bundle
 */
record Signature(List<CertPath> signers) {

    /** Reads every entry to its end; an archive that is not what its signers signed is refused, whoever they are. */
    static Signature of(Path archive, Set<String> names) throws IOException {
        boolean signed = names.stream().anyMatch(name -> isSignatureFile(name) && name.endsWith(".SF"));
        try (JarFile jar = new JarFile(archive.toFile(), true)) {
            @Nullable Set<CodeSigner> common = null;
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.isDirectory() || isSignatureFile(entry.getName())) {
                    continue;
                }
                Set<CodeSigner> signers = signers(jar, entry);
                if (signed && signers.isEmpty()) {
                    throw new DamagedArchiveException(
                            "its entry \"" + entry.getName() + "\" was added or changed after it was signed");
                }
                common = intersection(common, signers);
            }
            requireComplete(jar.getManifest(), names);
            return new Signature(Objects.requireNonNullElse(common, Set.<CodeSigner>of()).stream()
                    .map(CodeSigner::getSignerCertPath)
                    .toList());
        } catch (SecurityException e) {
            throw new DamagedArchiveException("it was changed after it was signed (" + e.getMessage() + ")");
        }
    }

    private static Set<CodeSigner> intersection(@Nullable Set<CodeSigner> all, Set<CodeSigner> some) {
        Set<CodeSigner> both = new HashSet<>(some);
        if (all != null) {
            both.retainAll(all);
        }
        return both;
    }

    private static Set<CodeSigner> signers(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            long length = content.transferTo(OutputStream.nullOutputStream());
            if (entry.getSize() >= 0 && length != entry.getSize()) {
                throw new DamagedArchiveException(
                        "its entry \"" + entry.getName() + "\" has another size than it says");
            }
        }
        CodeSigner[] signers = entry.getCodeSigners();
        return signers == null ? Set.of() : Set.of(signers);
    }

    private static void requireComplete(@Nullable Manifest manifest, Set<String> names) throws DamagedArchiveException {
        if (manifest == null) {
            return;
        }
        List<String> missing = new ArrayList<>(manifest.getEntries().keySet());
        missing.removeAll(names);
        if (!missing.isEmpty()) {
            throw new DamagedArchiveException(
                    "its entry \"" + missing.getFirst() + "\" was removed after it was signed");
        }
    }

    private static boolean isSignatureFile(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.equals("META-INF/MANIFEST.MF") || upper.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    boolean isMissing() {
        return signers.isEmpty();
    }

    /** The signer's name, of the one that is trusted. */
    Optional<String> trusted(TrustStore store) {
        return signers.stream().filter(store::trusts).findFirst().map(Signature::name);
    }

    /** All signers' names. */
    String names() {
        return String.join(", ", signers.stream().map(Signature::name).toList());
    }

    private static String name(CertPath path) {
        return path.getCertificates().getFirst() instanceof X509Certificate signer
                ? signer.getSubjectX500Principal().getName()
                : "an unknown kind of signer";
    }
}
