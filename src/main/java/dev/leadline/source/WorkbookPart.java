package dev.leadline.source;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxIOException;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part of a workbook, read as XML in bounded memory whatever stands in it. */
final class WorkbookPart {

    private static final int MAX_ATTRIBUTE_CHARS = 1 << 17;
    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NAMES = 2_000;
    private static final int MAX_NAME_CHARS = 500;
    private static final int CHUNK_CHARS = 4_000;
    private static final String STRICT = "http://purl.oclc.org/ooxml/";
    private static final XMLInputFactory FACTORY = factory();

    private final Handler handler;
    private final Set<String> names = new HashSet<>();

    WorkbookPart(Handler handler) {
        this.handler = handler;
    }

    /** What is told about a part, in its order. Names are without their prefixes. */
    interface Handler {

        void start(Element element);

        /** A piece of text; a long text comes in several. */
        default void text(char[] chars, int offset, int length) {}

        default void end(String name) {}
    }

    /** An element that has just started. */
    interface Element {

        String name();

        /** The values of the attributes of that name, of whatever namespace. */
        List<String> attributes(String name);

        /** The values of all attributes by name; of two with the same name in different namespaces, the first. */
        Map<String, String> attributes();

        /** Whether it is one of the strict variant of ISO/IEC 29500. */
        boolean isStrict();

        /** How long the values of all attributes are together. */
        long attributeChars();
    }

    /**
     * Reads the part, mostly to its end.
     *
     * @return false where it is not XML as workbooks have it
     */
    boolean read(InputStream in) throws IOException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (!isAccepted(reader, reader.next())) {
                    return false;
                }
            }
            return true;
        } catch (WstxIOException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        } catch (XMLStreamException | WstxLazyException e) {
            return false;
        }
    }

    private boolean isAccepted(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (!areNamesBounded(reader)) {
                    return false;
                }
                handler.start(new Started(reader));
            }
            case XMLStreamConstants.END_ELEMENT -> handler.end(reader.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                handler.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                return isBounded(reader.getPITarget());
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                return false;
            }
            default -> {}
        }
        return true;
    }

    // Parsers keep every name that they have seen.
    private boolean areNamesBounded(XMLStreamReader reader) {
        boolean bounded = isBounded(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            bounded &= isBounded(reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            bounded &= isBounded(reader.getNamespacePrefix(i)) && isBounded(reader.getNamespaceURI(i));
        }
        return bounded;
    }

    private boolean isBounded(@Nullable String name) {
        return name == null
                || names.contains(name)
                || (name.length() <= MAX_NAME_CHARS && names.size() < MAX_NAMES && names.add(name));
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, CHUNK_CHARS);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_CHARS);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        return factory;
    }

    private record Started(XMLStreamReader reader) implements Element {

        @Override
        public String name() {
            return reader.getLocalName();
        }

        @Override
        public List<String> attributes(String name) {
            List<String> values = new ArrayList<>(1);
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                if (reader.getAttributeLocalName(i).equals(name)) {
                    values.add(reader.getAttributeValue(i));
                }
            }
            return values;
        }

        @Override
        public Map<String, String> attributes() {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                values.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            return values;
        }

        @Override
        public boolean isStrict() {
            String namespace = reader.getNamespaceURI();
            return namespace != null && namespace.startsWith(STRICT);
        }

        @Override
        public long attributeChars() {
            long chars = 0;
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                chars += reader.getAttributeValue(i).length();
            }
            return chars;
        }
    }
}
