package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.DriverName;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Manifest;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * How the platform finds the driver: by the description that bnd makes of its annotations.
 *
 * @param <S> the driver's spec
 */
public final class ComponentRules<S extends Record> {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String HEADER = "Service-Component";

    private final Bench<S> bench;

    public ComponentRules(Bench<S> bench) {
        this.bench = bench;
    }

    public void aComponentOffersTheDriverByItsName() {
        String type = bench.driver().getClass().getName();
        List<Element> components = components().stream()
                .filter(component ->
                        attributes(component, "implementation", "class").contains(type))
                .toList();

        assertThat(components)
                .as(
                        "Components of %s. Annotate it with @Component, and let bnd-maven-plugin run before the tests",
                        type)
                .hasSize(1);
        assertThat(attributes(components.getFirst(), "provide", "interface"))
                .as("The services of %s: say @Component(service = Driver.class)", type)
                .contains(Driver.class.getName());
        assertThat(driverNames(components.getFirst()))
                .as("The name of %s: say @DriverName(\"%s\")", type, bench.subject.name())
                .containsExactly(bench.subject.name());
    }

    public void theNameIsOfLowerCaseLettersAndDigits() {
        assertThat(bench.subject.name()).matches("[a-z0-9]+");
    }

    private List<Element> components() {
        List<Element> found = new ArrayList<>();
        ClassLoader loader = bench.driver().getClass().getClassLoader();
        try {
            for (URL url : Collections.list(loader.getResources(MANIFEST))) {
                for (String file : described(url)) {
                    // Beside the manifest, since several bundles may have files of one name.
                    found.add(parse(
                            URI.create(url.toString().replace(MANIFEST, file)).toURL()));
                }
            }
            return found;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("The description of a component cannot be read", e);
        }
    }

    private static List<String> described(URL manifest) throws IOException {
        try (InputStream stream = manifest.openStream()) {
            String header = new Manifest(stream).getMainAttributes().getValue(HEADER);
            return header == null ? List.of() : List.of(header.strip().split("\\s*,\\s*"));
        }
    }

    private static Element parse(URL description) throws IOException, SAXException, ParserConfigurationException {
        try (InputStream stream = description.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(stream).getDocumentElement();
        }
    }

    private static List<String> attributes(Element component, String tag, String attribute) {
        return elements(component, tag).stream()
                .map(element -> element.getAttribute(attribute))
                .toList();
    }

    private static List<String> driverNames(Element component) {
        return elements(component, "property").stream()
                .filter(property -> property.getAttribute("name").equals(DriverName.PROPERTY))
                .map(property -> property.getAttribute("value"))
                .toList();
    }

    private static List<Element> elements(Element component, String tag) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = component.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
