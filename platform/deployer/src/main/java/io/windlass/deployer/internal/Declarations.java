package io.windlass.deployer.internal;

import io.windlass.api.driver.DriverName;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle's components say they provide, read without starting anything.
 *
 * @param services interfaces' names
 * @param drivers the names under which drivers are found
 */
record Declarations(SortedSet<String> services, SortedSet<String> drivers) {

    /** The header that lists the descriptions of components. */
    static final String HEADER = "Service-Component";

    /** Opens an entry of a bundle. */
    interface Entries {

        /**
         * Opens one.
         *
         * @param name its name
         * @return null if there is none
         * @throws IOException if it cannot be read
         */
        @Nullable InputStream open(String name) throws IOException;
    }

    static Declarations of(@Nullable String header, Entries entries) throws IOException {
        Declarations found = new Declarations(new TreeSet<>(), new TreeSet<>());
        for (String name : header == null ? new String[0] : header.split(",", -1)) {
            try (InputStream description = entries.open(name.strip())) {
                if (description != null) {
                    found.read(description);
                }
            } catch (XMLStreamException e) {
                throw new DamagedArchiveException("its component description " + name.strip() + " cannot be read");
            }
        }
        return found;
    }

    private void read(InputStream description) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(description);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                element(reader);
            }
        }
    }

    private void element(XMLStreamReader reader) {
        boolean namesDriver = DriverName.PROPERTY.equals(reader.getAttributeValue(null, "name"));
        switch (reader.getLocalName()) {
            case "provide" -> add(services, reader.getAttributeValue(null, "interface"));
            case "property" -> {
                if (namesDriver) {
                    add(drivers, reader.getAttributeValue(null, "value"));
                }
            }
            default -> {}
        }
    }

    private static void add(Collection<String> names, @Nullable String name) {
        Stream.ofNullable(name).forEach(names::add);
    }
}
