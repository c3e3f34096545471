package io.windlass.itests.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A bundle that a test makes: a copy of a built one with other headers, or one from a few lines of source.
 *
 * @param headers the main section of its manifest
 * @param entries its contents by name
 */
public record MadeBundle(Map<String, String> headers, Map<String, byte[]> entries) {
    private static final String API = "io.windlass.api.%s;version=\"[0.1,1)\"";

    /** The driver for fake hosts. */
    public static MadeBundle fakeDriver() {
        return of(Path.of(System.getProperty("windlass.driver.fake")));
    }

    /** A copy of a bundle. */
    public static MadeBundle of(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Map<String, String> headers = new LinkedHashMap<>();
            jar.getManifest()
                    .getMainAttributes()
                    .forEach((name, value) -> headers.put(name.toString(), value.toString()));
            Map<String, byte[]> entries = new TreeMap<>();
            for (JarEntry entry : jar.stream().toList()) {
                boolean isContent = !entry.isDirectory() && !entry.getName().startsWith("META-INF/");
                if (isContent) {
                    entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
            return new MadeBundle(headers, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A driver whose {@code create} does what is given; the option {@code --NAME-wish} is at hand as {@code wish}.
     *
     * @param driver its name
     * @param create statements; what follows them says that a host exists
     */
    public static MadeBundle driver(String driver, String create) {
        Map<String, byte[]> entries = new TreeMap<>(compile("made.MadeDriver", source(driver, create)));
        entries.put("OSGI-INF/made.xml", component(driver).getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", "made.driver." + driver);
        headers.put("Bundle-Version", "1.0.0");
        headers.put("Service-Component", "OSGI-INF/made.xml");
        headers.put(
                "Import-Package",
                String.join(
                        ",",
                        Stream.of("driver", "host", "option", "error")
                                .map(API::formatted)
                                .toList()));
        return new MadeBundle(headers, entries);
    }

    private static String source(String driver, String create) {
        return """
                package made;

                import io.windlass.api.driver.*;
                import io.windlass.api.host.*;
                import io.windlass.api.option.Option;
                import java.util.*;

                public final class MadeDriver implements Driver<MadeDriver.Wishes> {
                    public record Wishes(@Option(name = "%s-wish", help = "what to do") String wish) {}

                    public Class<Wishes> specType() { return Wishes.class; }

                    public Instance create(DriverHost<Wishes> host) {
                        String wish = host.spec().wish();
                        %s
                        return exists();
                    }

                    private static Instance exists() {
                        return new Instance(InstanceState.STOPPED, Optional.empty(), Optional.empty(), Optional.empty(),
                                List.of(), Map.of());
                    }

                    public Optional<Instance> find(DriverHost<Wishes> host) { return Optional.of(exists()); }

                    public List<OwnedInstance> list(DriverAccount<Wishes> account) { return List.of(); }

                    public void remove(DriverHost<Wishes> host) {}
                }
                """.formatted(driver, create);
    }

    private static String component(String driver) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="made.MadeDriver">
                  <implementation class="made.MadeDriver"/>
                  <property name="driver.name" type="String" value="%s"/>
                  <service><provide interface="io.windlass.api.driver.Driver"/></service>
                </scr:component>
                """.formatted(driver);
    }

    private static Map<String, byte[]> compile(String name, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Workspace.current().newFolder("classes ");
        SimpleJavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + name.replace('.', '/') + ".java"), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignored) {
                        return source;
                    }
                };
        List<String> options = List.of("-d", classes.toString(), "-proc:none");
        if (!compiler.getTask(null, null, null, options, null, List.of(file)).call()) {
            throw new AssertionError("does not compile: " + source);
        }
        Map<String, byte[]> compiled = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                compiled.put(classes.relativize(path).toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compiled;
    }

    public MadeBundle with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new MadeBundle(changed, entries);
    }

    public MadeBundle version(String version) {
        return with("Bundle-Version", version);
    }

    public MadeBundle importing(String clause) {
        return with("Import-Package", header("Import-Package") + "," + clause);
    }

    public MadeBundle adding(String name, byte[] content) {
        Map<String, byte[]> changed = new TreeMap<>(entries);
        changed.put(name, content);
        return new MadeBundle(headers, changed);
    }

    public String name() {
        return header("Bundle-SymbolicName");
    }

    /** A header that every bundle has. */
    public String header(String name) {
        return Objects.requireNonNull(headers.get(name), name);
    }

    /** Writes it, not signed. */
    public Path write(Path target) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (OutputStream output = Files.newOutputStream(target)) {
            bytes.writeTo(output);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it, signed by somebody whom the distribution under test trusts. */
    public Path signed(Path target) {
        Path unsigned = write(target.resolveSibling(target.getFileName() + ".unsigned"));
        return BundleSigner.trusted().sign(unsigned, target);
    }
}
