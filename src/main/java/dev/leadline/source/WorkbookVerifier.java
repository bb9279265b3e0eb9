package dev.leadline.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads a workbook in bounded memory before the library does, and refuses what would take the library too much memory or time.
 *
 * <p>The archive is opened as the library opens it, so that both see the same parts.
 */
final class WorkbookVerifier {

    private static final int MAX_PARTS = 20_000;

    private final Path file;
    private final SourceLimits limits;
    private final WorkbookParts parts = new WorkbookParts();
    private final WorkbookMemory memory;
    private final SharedStrings strings;

    WorkbookVerifier(Path file, SourceLimits limits) {
        this.file = file;
        this.limits = limits;
        this.memory = new WorkbookMemory(file, limits.maxWorkbookMemory());
        this.strings = new SharedStrings(memory);
    }

    /**
     * Reads every part to its end, and judges those that are read before any sheet.
     *
     * @throws UnusableFileException when they are more bytes than the limits allow, or hold what cannot be read safely
     * @throws ZipException when one of them is damaged
     */
    void verifyParts() throws IOException {
        Expansion expansion = expansion();
        try (ZipFile zip = open()) {
            index(zip);
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream bytes = unpacked(zip, entry, expansion)) {
                    if (parts.isKept(entry.getName())) {
                        judge(bytes, kept(entry));
                    }
                    bytes.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    /**
     * Judges the cells of a sheet, once all parts are verified.
     *
     * @param relationshipId what the workbook calls it
     * @return whether the library reads it only in a {@link #translation}
     * @throws UnusableFileException when it holds what cannot be read safely
     */
    boolean verifySheet(String relationshipId) throws IOException {
        boolean hasIsoDates = false;
        try (ZipFile zip = open()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (parts.isSheet(entry.getName(), relationshipId)) {
                    Expansion expansion = expansion();
                    try (InputStream bytes = unpacked(zip, entry, expansion)) {
                        SheetCells cells = new SheetCells(file, limits, memory.ofSheet(), strings, expansion);
                        judge(bytes, cells);
                        hasIsoDates |= cells.hasIsoDates();
                    }
                }
            }
        }
        return hasIsoDates;
    }

    /** Whether the workbook is of the strict variant, once all parts are verified. */
    boolean isStrict() {
        return parts.isStrict();
    }

    /**
     * The workbook in the variant that the library reads, without the parts that it does not read.
     *
     * @throws UnusableFileException when it does not fit in the memory that a workbook may take
     */
    byte[] translation() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile zip = open();
                ZipOutputStream translated = new ZipOutputStream(memory.bounded(bytes))) {
            translated.setLevel(Deflater.BEST_SPEED);
            Expansion expansion = expansion();
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName();
                boolean isKept = parts.isKept(name) || name.equalsIgnoreCase(WorkbookParts.CONTENT_TYPES);
                if (isKept || parts.isRelated(name)) {
                    translated.putNextEntry(new ZipEntry(name));
                    try (InputStream in = unpacked(zip, entry, expansion)) {
                        copy(in, translated, isKept && !parts.isMain(name));
                    }
                    translated.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }

    private void copy(InputStream in, OutputStream out, boolean isSame) throws IOException {
        if (isSame) {
            in.transferTo(out);
            return;
        }
        TransitionalPart part = new TransitionalPart(out);
        // Where it ends too early, it is a sheet that is not read, or one that is refused before.
        new WorkbookPart(part).read(in);
        part.finish();
    }

    private void index(ZipFile zip) throws IOException {
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!parts.add(entry.getName()) || parts.size() > MAX_PARTS) {
                throw new ZipException("two of its parts have the same name, or there are too many");
            }
        }
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.getName().equalsIgnoreCase(WorkbookParts.CONTENT_TYPES)) {
                try (InputStream bytes = unpacked(zip, entry, expansion())) {
                    judge(bytes, kept(entry));
                }
            }
        }
    }

    private KeptPart kept(ZipArchiveEntry entry) {
        return new KeptPart(entry.getName(), parts, memory, strings);
    }

    private void judge(InputStream bytes, WorkbookPart.Handler handler) throws IOException {
        if (!new WorkbookPart(handler).read(bytes)) {
            throw FileRefusals.brokenWorkbook(file, new IllegalStateException("a part of it is not XML"));
        }
    }

    private InputStream unpacked(ZipFile zip, ZipArchiveEntry entry, Expansion expansion) throws IOException {
        return new BoundedArchiveStream(new Checksum(zip.getInputStream(entry), entry.getCrc()), expansion);
    }

    private Expansion expansion() throws IOException {
        return new Expansion(file, Files.size(file), limits);
    }

    private ZipFile open() throws IOException {
        return ZipFile.builder().setFile(file.toFile()).get();
    }
}
