package io.windlass.deployer.internal;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Everything that is checked of an archive before the framework sees it. */
final class Inspection {

    private static final String NAME = "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*";

    private final ArchiveCheck limits;
    private final Path trust;

    Inspection(ArchiveCheck limits, Path trust) {
        this.limits = limits;
        this.trust = trust;
    }

    /**
     * Inspects an archive.
     *
     * @param archive a file that nobody else can change
     * @param shown what to call it in a failure
     * @param allowUnsigned whether nobody trusted need have signed it
     */
    Candidate inspect(Path archive, String shown, boolean allowUnsigned) {
        try {
            Set<String> names = limits.check(archive);
            Signature signature = Signature.of(archive, names);
            Optional<String> signer = signature.trusted(TrustStore.in(trust));
            if (signer.isEmpty() && !allowUnsigned) {
                throw untrusted(shown, signature);
            }
            return candidate(archive, shown, signer);
        } catch (DamagedArchiveException e) {
            throw refused(shown, e.reason(), e);
        } catch (ZipException e) {
            throw refused(shown, "it is damaged (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw refused(shown, "it cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private MachineException untrusted(String shown, Signature signature) {
        String who = signature.isMissing()
                ? "it is not signed"
                : "it is signed by " + signature.names() + ", who is not trusted or whose certificate has expired";
        return new MachineException(
                StandardErrorCode.BUNDLE_REFUSED,
                shown + " is refused: " + who + ".",
                "To trust a signer put the certificate into " + trust + "; for development there is --allow-unsigned.");
    }

    private Candidate candidate(Path archive, String shown, Optional<String> signer) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw new DamagedArchiveException("it has no manifest, so it is not a bundle");
            }
            Attributes headers = manifest.getMainAttributes();
            String name = symbolicName(headers);
            if (headers.getValue(Constants.FRAGMENT_HOST) != null) {
                throw new DamagedArchiveException("it is a fragment, which would change another bundle");
            }
            Declarations declarations = Declarations.of(headers.getValue(Declarations.HEADER), entry -> {
                ZipEntry found = jar.getEntry(entry);
                return found == null ? null : jar.getInputStream(found);
            });
            return new Candidate(archive, digest(archive), name, version(headers), signer, declarations);
        } catch (IllegalArgumentException e) {
            throw refused(shown, "its manifest is damaged (" + e.getMessage() + ")", e);
        }
    }

    private static String symbolicName(Attributes headers) throws DamagedArchiveException {
        String header = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (header == null || !"2".equals(headers.getValue(Constants.BUNDLE_MANIFESTVERSION))) {
            throw new DamagedArchiveException("it is not an OSGi bundle");
        }
        String name = header.split(";", 2)[0].strip();
        // It becomes a folder's name.
        if (!name.matches(NAME) || name.length() > 200) {
            throw new DamagedArchiveException("its symbolic name is not one");
        }
        return name;
    }

    private static Version version(Attributes headers) {
        return Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION));
    }

    static String digest(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            DigestInputStream digesting = new DigestInputStream(input, MessageDigest.getInstance("SHA-256"));
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static MachineException refused(String shown, String why, Throwable cause) {
        return new MachineException(
                StandardErrorCode.BUNDLE_REFUSED,
                shown + " is refused: " + why + ".",
                "Fetch or build it again, and make sure that you know where it comes from.",
                cause);
    }
}
