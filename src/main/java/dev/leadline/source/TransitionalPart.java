package dev.leadline.source;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a part of a workbook in the transitional variant of ISO/IEC 29500, as far as the library reads it: in its
 * namespaces, and with dates in ISO 8601 as texts. Attributes keep their names, but for those of sheets not their prefixes.
 */
final class TransitionalPart implements WorkbookPart.Handler {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String ISO_DATE = "d";
    private static final String TEXT = "str";
    private static final XMLOutputFactory FACTORY = new WstxOutputFactory();

    private final XMLStreamWriter writer;
    private final StringBuilder date = new StringBuilder();
    private boolean isRoot = true;
    private boolean isDated;
    private boolean isDate;

    /** @param out not closed */
    TransitionalPart(OutputStream out) throws IOException {
        try {
            writer = FACTORY.createXMLStreamWriter(out, "UTF-8");
            writer.writeStartDocument();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void start(WorkbookPart.Element element) {
        write(() -> {
            writer.writeStartElement(element.name());
            if (isRoot) {
                writer.writeDefaultNamespace(MAIN);
                writer.writeNamespace("r", RELATIONSHIPS);
                isRoot = false;
            }
            if (element.name().equals("c")) {
                isDated = element.attributes("t").contains(ISO_DATE);
            }
            isDate = isDated && element.name().equals("v");
            for (var attribute : element.attributes().entrySet()) {
                attribute(element.name(), attribute.getKey(), attribute.getValue());
            }
        });
    }

    private void attribute(String element, String name, String value) throws XMLStreamException {
        if (element.equals("sheet") && name.equals("id")) {
            writer.writeAttribute("r", RELATIONSHIPS, name, value);
        } else {
            writer.writeAttribute(name, element.equals("c") && name.equals("t") && isDated ? TEXT : value);
        }
    }

    @Override
    public void text(char[] chars, int offset, int length) {
        if (isDate) {
            date.append(chars, offset, length);
        } else {
            write(() -> writer.writeCharacters(chars, offset, length));
        }
    }

    @Override
    public void end(String name) {
        write(() -> {
            if (isDate) {
                writer.writeCharacters(SheetCellText.ofIso(date.toString()));
                date.setLength(0);
                isDate = false;
            }
            writer.writeEndElement();
        });
    }

    /** Closes what is open. */
    void finish() {
        write(() -> {
            if (!isRoot) {
                writer.writeEndDocument();
            }
            writer.flush();
        });
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws XMLStreamException;
    }
}
