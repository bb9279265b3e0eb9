package dev.leadline.privacy;

import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.shared.Hashes;
import dev.leadline.shared.OwnerOnly;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import dev.leadline.source.UnusableFileException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Removes the rows of one person from a file of leads. The rewritten file is read again before it replaces the other: the person
 * is gone, and every other row is what it was, or nothing is changed.
 */
final class LeadFileEraser {

    private static final byte[] PLACEHOLDER = "[deleted]".getBytes(StandardCharsets.US_ASCII);

    private final ReadOptions options;

    LeadFileEraser(ReadOptions options) {
        this.options = options;
    }

    /** What comes in the place of removed rows. */
    enum InPlaceOfRows {
        NOTHING,
        /** A row that is not a lead, so that the rows behind it keep their numbers. */
        PLACEHOLDER
    }

    /** What was done. */
    enum Erasure {
        NOT_FOUND,
        ERASED,
        /** The person is in the file, and the file was not changed. */
        NOT_POSSIBLE,
        /** The file cannot be read or written, so nobody knows. */
        NO_ACCESS
    }

    Erasure erase(Path file, ContactMatcher person, InPlaceOfRows inPlace) {
        try {
            if (isPlainText(file) && !TextSearch.mayFind(file, person)) {
                return Erasure.NOT_FOUND;
            }
            LeadFileContent content = read(file, person, false);
            if (content.found == 0) {
                return withoutRows(file, person);
            }
            return isPlainText(file) && rewrite(file, content, person, inPlace) ? Erasure.ERASED : Erasure.NOT_POSSIBLE;
        } catch (UnusableFileException noLeads) {
            return withoutRows(file, person);
        } catch (IOException | UncheckedIOException e) {
            return Erasure.NO_ACCESS;
        }
    }

    /** Whether the person is in the file, whatever its format. */
    boolean finds(Path file, ContactMatcher person) throws IOException {
        try {
            return (!isPlainText(file) || TextSearch.mayFind(file, person))
                    && (read(file, person, false).found > 0 || TextSearch.finds(file, person));
        } catch (UnusableFileException noLeads) {
            return TextSearch.finds(file, person);
        }
    }

    private static Erasure withoutRows(Path file, ContactMatcher person) {
        try {
            return TextSearch.finds(file, person) ? Erasure.NOT_POSSIBLE : Erasure.NOT_FOUND;
        } catch (UncheckedIOException e) {
            return Erasure.NO_ACCESS;
        }
    }

    /** What a file holds besides the person. */
    private static final class LeadFileContent {
        private final LineSet lines = new LineSet();
        private final MessageDigest others = Hashes.newSha256();
        private long found;
        private long rows;

        private String hash() {
            return HexFormat.of().formatHex(others.digest());
        }
    }

    private LeadFileContent read(Path file, ContactMatcher person, boolean skipsPlaceholders) {
        LeadFileContent content = new LeadFileContent();
        try (RowReader rows = LeadFile.open(file, options).read()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                content.rows++;
                if (row.cells().stream().anyMatch(cell -> person.isIn(cell, null))) {
                    content.found++;
                    content.lines.add(row.line(), row.line() + lineBreaks(row));
                } else if (!skipsPlaceholders || !isPlaceholder(row)) {
                    row.cells().forEach(cell -> content.others.update((cell + "\0").getBytes(StandardCharsets.UTF_8)));
                    content.others.update((byte) '\n');
                }
            }
        }
        return content;
    }

    private static long lineBreaks(Row row) {
        return row.cells().stream()
                .mapToLong(cell ->
                        cell.chars().filter(character -> character == '\n').count())
                .sum();
    }

    private static boolean isPlaceholder(Row row) {
        return row.cells().get(0).equals(new String(PLACEHOLDER, StandardCharsets.US_ASCII));
    }

    /** A gzip or ZIP archive, a workbook, or UTF-16 is not text whose lines end in a byte. */
    private static boolean isPlainText(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            boolean packed = start.length > 1
                    && ((start[0] == 0x1f && start[1] == (byte) 0x8b) || (start[0] == 'P' && start[1] == 'K'));
            boolean wide = start.length > 1
                    && ((start[0] == (byte) 0xff && start[1] == (byte) 0xfe)
                            || (start[0] == (byte) 0xfe && start[1] == (byte) 0xff));
            return !packed && !wide;
        }
    }

    private boolean rewrite(Path file, LeadFileContent content, ContactMatcher person, InPlaceOfRows inPlace)
            throws IOException {
        BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
        Path part = Files.createTempFile(file.getParent(), ".", ".part");
        try {
            copy(file, part, content.lines, inPlace);
            if (!holdsTheRest(part, content, person, inPlace) || !isSame(before, file)) {
                return false;
            }
            if (OwnerOnly.isSupported(file)) {
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file));
            }
            Files.setLastModifiedTime(part, before.lastModifiedTime());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isSame(BasicFileAttributes before, Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return now.size() == before.size() && now.lastModifiedTime().equals(before.lastModifiedTime());
    }

    private boolean holdsTheRest(Path part, LeadFileContent content, ContactMatcher person, InPlaceOfRows inPlace) {
        try {
            boolean keepsRows = inPlace == InPlaceOfRows.PLACEHOLDER;
            LeadFileContent rest = read(part, person, keepsRows);
            return rest.found == 0
                    && rest.rows == (keepsRows ? content.rows : content.rows - content.found)
                    && rest.hash().equals(content.hash())
                    && !TextSearch.finds(part, person);
        } catch (UnusableFileException e) {
            return false;
        }
    }

    private static void copy(Path from, Path to, LineSet left, InPlaceOfRows inPlace) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(from));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            long line = 1;
            boolean isLeft = left.contains(line);
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (!isLeft) {
                    out.write(octet);
                } else if (octet == '\n' && inPlace == InPlaceOfRows.PLACEHOLDER && left.endsAt(line)) {
                    out.write(PLACEHOLDER);
                    out.write(octet);
                }
                if (octet == '\n') {
                    isLeft = left.contains(++line);
                }
            }
        }
    }
}
