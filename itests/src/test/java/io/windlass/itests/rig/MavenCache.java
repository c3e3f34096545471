package io.windlass.itests.rig;

import java.nio.file.Path;

/**
 * A local repository for Maven in which nothing is of us: what a build takes from the distribution's SDK is never what another
 * distribution had. Everything else is linked from the user's own, so that nothing is fetched that the build of Windlass has
 * fetched already.
 */
public final class MavenCache {
    private static final String NAME = "repository";
    private static final String COPY = """
            mkdir "$2"
            if [ -d "$1" ]; then
              cp -al "$1/." "$2" 2>/dev/null || cp -a "$1/." "$2"
            fi
            rm -rf "$2/io/windlass"
            """;

    /** For {@code MAVEN_OPTS}, in which a path with spaces cannot be quoted: for programs that run in the folder. */
    public static final String OPTIONS = "-Dmaven.repo.local=" + NAME;

    private MavenCache() {}

    public static void in(Path folder) {
        String own = System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository");
        Program.of("bash", "-ec", COPY, "copy", own, folder.resolve(NAME).toString())
                .run()
                .requireSuccess();
    }
}
