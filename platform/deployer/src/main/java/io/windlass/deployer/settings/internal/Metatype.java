package io.windlass.deployer.settings.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A bundle's document of what can be set in it (OSGi Compendium, chapter 105), as bnd makes it from annotations.
 *
 * @param settings the settings by PID, then by name
 */
record Metatype(Map<String, SortedMap<String, Setting>> settings) {

    private static final Set<String> NUMBERS = Set.of("Integer", "Long", "Short", "Byte", "Double", "Float");

    /**
     * Reads a document.
     *
     * @throws IOException if it is none
     */
    static Metatype read(InputStream document) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(document);
            return read(reader);
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Metatype read(XMLStreamReader reader) throws XMLStreamException {
        Map<String, SortedMap<String, Setting>> classes = new HashMap<>();
        Map<String, String> designated = new HashMap<>();
        String definition = "";
        String pid = "";
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "OCD" -> definition = attribute(reader, "id");
                    case "AD" -> {
                        Setting setting = setting(reader);
                        classes.computeIfAbsent(definition, _ -> new TreeMap<>())
                                .put(setting.name(), setting);
                    }
                    case "Designate" -> pid = attribute(reader, "pid") + attribute(reader, "factoryPid");
                    case "Object" -> designated.put(pid, attribute(reader, "ocdref"));
                    default -> {
                        // Icons and the like say nothing about values.
                    }
                }
            }
        }
        Map<String, SortedMap<String, Setting>> settings = new HashMap<>();
        designated.forEach((name, id) -> settings.put(name, classes.getOrDefault(id, new TreeMap<>())));
        return new Metatype(settings);
    }

    /** Reads to the element's end. */
    private static Setting setting(XMLStreamReader reader) throws XMLStreamException {
        String name = attribute(reader, "id");
        String kind = attribute(reader, "type");
        boolean single = Set.of("", "0").contains(attribute(reader, "cardinality"));
        // The bounds of a text are those of its length for some tools and nothing for others.
        boolean number = NUMBERS.contains(kind);
        String least = number ? attribute(reader, "min") : "";
        String most = number ? attribute(reader, "max") : "";
        String usual = attribute(reader, "default");
        Set<String> choices = new LinkedHashSet<>();
        while (!(reader.next() == XMLStreamReader.END_ELEMENT
                && reader.getLocalName().equals("AD"))) {
            if (reader.isStartElement() && reader.getLocalName().equals("Option")) {
                choices.add(attribute(reader, "value"));
            }
        }
        return new Setting(name, single ? Setting.Type.of(kind) : Setting.Type.TEXT, least, most, choices, usual);
    }

    private static String attribute(XMLStreamReader reader, String name) {
        return Objects.requireNonNullElse(reader.getAttributeValue(null, name), "");
    }
}
