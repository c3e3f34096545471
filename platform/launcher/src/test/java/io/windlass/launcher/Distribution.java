package io.windlass.launcher;

import io.windlass.shell.commands.CommandServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A distribution with bundles of the test's own, which is run in a process of its own as the real one is. */
record Distribution(Path home, Path storage) {

    static Distribution in(Path folder) throws IOException {
        Distribution distribution = new Distribution(
                folder.resolve("ho me+%20"), folder.toRealPath().resolve("store"));
        for (String name : new String[] {"bundles", "etc", "deploy"}) {
            Files.createDirectories(distribution.home().resolve(name));
        }
        Files.writeString(distribution.home().resolve("etc/logging.properties"), ".level=INFO\n");
        Files.createDirectory(distribution.storage());
        return distribution;
    }

    Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--home",
                        home.toString(),
                        "--storage-path",
                        storage.toString())
                .start();
    }

    String log() throws IOException {
        return Files.readString(storage.resolve("daemon/log/machined.0.log"));
    }

    /** Adds the bundle that registers the service for which the launcher waits. */
    void addServingBundle() throws IOException {
        addBundle(
                "serving",
                Map.of(
                        "Bundle-Activator",
                        ServingActivator.class.getName(),
                        "Import-Package",
                        "org.osgi.framework, org.slf4j;version=\"[2,3)\""),
                ServingActivator.class,
                CommandServer.class);
    }

    void addBundle(String name, Map<String, String> headers, Class<?>... classes) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        headers.forEach(attributes::putValue);
        try (OutputStream file = Files.newOutputStream(home.resolve("bundles").resolve(name + ".jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            for (Class<?> type : classes) {
                String entry = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(entry));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
                    bytes.transferTo(jar);
                }
            }
        }
    }
}
