package io.windlass.itests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A jar of ours in the distribution, or to be deployed into it.
 *
 * @param file where it lies
 * @param headers the main section of its manifest
 * @param packages those that it has classes in, without what is nested in it
 */
public record ShippedJar(Path file, Attributes headers, SortedSet<String> packages) {
    /** All jars of ours, also those that tests deploy into the distribution: the same rules hold for it. */
    public static List<ShippedJar> all() {
        try (Stream<Path> files = Files.walk(Workspace.built())) {
            Stream<Path> deployed = Stream.of("windlass.driver.fake", "windlass.witness")
                    .map(System::getProperty)
                    .map(Path::of);
            List<ShippedJar> jars = Stream.concat(deployed, files)
                    .filter(file -> file.getFileName().toString().matches("io\\.windlass\\..*\\.jar"))
                    // The SDK has the API once more, and sources.
                    .filter(file -> !file.startsWith(Workspace.built().resolve("sdk/io/windlass/io.windlass.api")))
                    .filter(file -> !file.toString().endsWith("-sources.jar"))
                    .sorted()
                    .map(ShippedJar::of)
                    .toList();
            if (jars.size() < 10) {
                throw new AssertionError("few jars of ours in " + Workspace.built());
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public @Nullable String header(String name) {
        return headers.getValue(name);
    }

    /** The names of the packages in an import or export header. */
    public SortedSet<String> packagesIn(String headerName) {
        String value = Objects.requireNonNullElse(header(headerName), "");
        return Stream.of(value.replaceAll("\"[^\"]*\"", "").split(","))
                .map(clause -> clause.split(";", 2)[0].strip())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    private static ShippedJar of(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            SortedSet<String> packages = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && name.startsWith("io/windlass/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
            return new ShippedJar(file, jar.getManifest().getMainAttributes(), packages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
