package io.windlass.deployer;

import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a bundle comes from. Its text form can be parsed again. */
public sealed interface BundleSource {

    /**
     * A file on the daemon's machine.
     *
     * @param path an absolute path
     */
    record LocalFile(Path path) implements BundleSource {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A file on a web server.
     *
     * @param address an https address, or an http address of this machine
     */
    record Remote(URI address) implements BundleSource {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * An artifact of a Maven repository: the local one, or else the one that the configuration names.
     *
     * @param group its group
     * @param artifact its name
     * @param version its version
     */
    record MavenArtifact(String group, String artifact, String version) implements BundleSource {
        @Override
        public String toString() {
            return group + ":" + artifact + ":" + version;
        }
    }

    /**
     * Reads what a user wrote.
     *
     * @param text a path, an address, or {@code group:artifact:version}
     * @param directory against which a relative path is meant
     * @return the source
     * @throws MachineException with {@link StandardErrorCode#INVALID_ARGUMENT}
     */
    static BundleSource parse(String text, Path directory) {
        if (text.startsWith("https://") || text.startsWith("http://") || text.startsWith("file:")) {
            return address(text);
        }
        String word = "([A-Za-z0-9_.-]+)";
        Matcher coordinates =
                Pattern.compile("(?:mvn:)?" + word + ":" + word + ":" + word).matcher(text);
        return coordinates.matches()
                ? new MavenArtifact(coordinates.group(1), coordinates.group(2), coordinates.group(3))
                : new LocalFile(directory.resolve(text).normalize());
    }

    private static BundleSource address(String text) {
        try {
            URI address = URI.create(text);
            if (text.startsWith("file:")) {
                return new LocalFile(Path.of(address));
            }
            String host = String.valueOf(address.getHost());
            boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            if (text.startsWith("http:") && !here) {
                throw invalid(text, "Anybody on the way could change what is fetched by http; use https.");
            }
            return new Remote(address);
        } catch (IllegalArgumentException e) {
            throw invalid(text, "Give a file, an https address, or GROUP:ARTIFACT:VERSION.");
        }
    }

    private static MachineException invalid(String text, String hint) {
        return new MachineException(
                StandardErrorCode.INVALID_ARGUMENT, "\"" + text + "\" cannot be a bundle's source.", hint);
    }
}
