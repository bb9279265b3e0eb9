package dev.leadline.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes Excel workbooks part by part, also such as no program writes. */
public final class WorkbookBuilder {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>first</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>email</t></is></c></row>";

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** What stands in a part. */
    @FunctionalInterface
    public interface Part {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A workbook of one sheet with a header. */
    public WorkbookBuilder() {
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + override("/xl/workbook.xml", "sheet.main")
                        + override("/xl/sharedStrings.xml", "sharedStrings")
                        + "</Types>");
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                        + "relationships\"><sheets><sheet name=\"Leads\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        rows("");
    }

    /** The rows under the header, as XML. */
    public WorkbookBuilder rows(String xml) {
        return rows(xml(xml));
    }

    /** The rows under the header, as XML. */
    public WorkbookBuilder rows(Part xml) {
        return sheet(sequence(xml(HEADER), xml));
    }

    /** All rows, as XML. */
    public WorkbookBuilder sheet(Part xml) {
        return part("xl/worksheets/sheet1.xml", around("worksheet", "<sheetData>", xml, "</sheetData>"));
    }

    public WorkbookBuilder strings(Part xml) {
        return part("xl/sharedStrings.xml", around("sst", "", xml, ""));
    }

    public WorkbookBuilder part(String name, String xml) {
        return part(name, xml(xml));
    }

    public WorkbookBuilder part(String name, Part content) {
        parts.put(name, content);
        return this;
    }

    public static String override(String name, String type) {
        return "<Override PartName=\"" + name + "\" ContentType=\"" + TYPE + type + "+xml\"/>";
    }

    /** One piece after the other. */
    public static Part sequence(Part... pieces) {
        return out -> {
            for (Part piece : pieces) {
                piece.writeTo(out);
            }
        };
    }

    public static Part xml(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same XML again and again. */
    public static Part repeated(long times, String xml) {
        byte[] block = xml.repeat((int) Math.min(times, 1_000)).getBytes(StandardCharsets.UTF_8);
        byte[] one = xml.getBytes(StandardCharsets.UTF_8);
        return out -> {
            for (long left = times; left > 0; ) {
                long now = Math.min(left, 1_000);
                out.write(block, 0, (int) now * one.length);
                left -= now;
            }
        };
    }

    public Path write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                OutputStream buffered = new BufferedOutputStream(zip, 1 << 16);
                part.getValue().writeTo(buffered);
                buffered.flush();
                zip.closeEntry();
            }
        }
        return file;
    }

    private static Part around(String root, String before, Part xml, String after) {
        return sequence(
                xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + root + " xmlns=\"" + MAIN + "\">" + before),
                xml,
                xml(after + "</" + root + ">"));
    }
}
