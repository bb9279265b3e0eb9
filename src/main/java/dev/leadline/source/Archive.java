package dev.leadline.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a ZIP archive holds.
 *
 * @param entries the names of the files in it, without what a Mac adds
 * @param mimeType what it says of itself, or empty
 */
record Archive(List<String> entries, String mimeType) {

    private static final int LONGEST_MIME_TYPE = 100;

    /** @throws ZipException when it is damaged */
    static Archive of(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> !name.startsWith("__MACOSX/") && !name.matches("(.*/)?\\..*"))
                    .toList();
            return new Archive(names, mimeType(zip));
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    /** Whether it is a workbook that can be read. */
    boolean isWorkbook() {
        return has("xl/workbook.xml");
    }

    /** Whether any entry has the name, in whatever case. */
    boolean has(String name) {
        return entries.stream().anyMatch(entry -> entry.equalsIgnoreCase(name));
    }

    /** Whether a folder of the name stands in it. */
    boolean hasFolder(String name) {
        return entries.stream().anyMatch(entry -> entry.toLowerCase(Locale.ROOT).startsWith(name + "/"));
    }

    private static String mimeType(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry("mimetype");
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(LONGEST_MIME_TYPE), StandardCharsets.US_ASCII);
        }
    }

    private static ZipException malformed(IllegalArgumentException e) {
        ZipException damaged = new ZipException("a name in it cannot be read");
        damaged.initCause(e);
        return damaged;
    }
}
