package dev.leadline.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** The messages for files that are rejected as a whole. */
final class FileRefusals {

    private static final int LONGEST_NAME = 60;

    private FileRefusals() {}

    static UnusableFileException missing(Path file) {
        return refusal("%s does not exist. Check the name and the folder.", shown(file));
    }

    private static UnusableFileException insideAFile(Path file, Path noFolder) {
        return refusal(
                "%s does not exist, because %s is a file and not a folder. Check the name and the folder.",
                shown(file), shown(noFolder));
    }

    static UnusableFileException folder(Path file) {
        return refusal("%s is a folder. Specify a file in it.", shown(file));
    }

    static UnusableFileException noRegularFile(Path file) {
        return refusal("%s is a pipe or a device. Save the leads in a regular file first.", shown(file));
    }

    static UnusableFileException empty(Path file) {
        return refusal("%s is empty. Export the leads again, with column names in the first line.", shown(file));
    }

    static UnusableFileException tooLarge(Path file, long bytes, long maxBytes) {
        return refusal(
                "%s has %,d bytes, more than the %,d that are allowed. Split the file, or increase leadline.import.max-file-size.",
                shown(file), bytes, maxBytes);
    }

    static UnusableFileException noTable(Path file, ContentType content) {
        return refusal("%s is %s, which cannot be imported. %s.", shown(file), content.what(), content.advice());
    }

    static UnusableFileException unknownCharset(Path file, String rather) {
        String guess = rather.isEmpty() ? "" : " (possibly " + rather + ")";
        return refusal(
                "%s is not UTF-8, and its character encoding cannot be determined%s. Save it as CSV UTF-8, or set leadline.import.charset.",
                shown(file), guess);
    }

    static UnusableFileException unknownDelimiter(Path file, String one, String other) {
        return refusal(
                "%s may use %s or %s as delimiters. Put quotes around the cells that contain them, or set leadline.import.delimiter.",
                shown(file), one, other);
    }

    static UnusableFileException unpacksToTooMuch(Path file, long maxBytes) {
        return refusal(
                "%s unpacks to more than the %,d bytes that are allowed. Unpack the file and split it, or increase leadline.import.max-unpacked-size.",
                shown(file), maxBytes);
    }

    static UnusableFileException expandsTooMuch(Path file, int maxExpansion) {
        return refusal(
                "%s unpacks to more than %,d times its size, which is unusual for a lead file. Unpack it yourself, or increase leadline.import.max-expansion.",
                shown(file), maxExpansion);
    }

    static UnusableFileException brokenWorkbook(Path file, Throwable cause) {
        return new UnusableFileException(
                "%s is an Excel workbook that cannot be read. Open it in Excel and save it again as .xlsx or as CSV UTF-8."
                        .formatted(shown(file)),
                cause);
    }

    static UnusableFileException strictWorkbook(Path file) {
        return refusal(
                "%s is saved as a Strict Open XML workbook, which Leadline cannot read. In Excel, select Save As and the type Excel Workbook (.xlsx) or CSV UTF-8.",
                shown(file));
    }

    static UnusableFileException workbookTooLargeForMemory(Path file, long maxBytes) {
        return refusal(
                "%s is a workbook that needs more than %,d MB of memory. Save the sheet of leads as CSV UTF-8, or increase leadline.import.max-workbook-memory and Java's memory (LEADLINE_JAVA_OPTS=-Xmx4g).",
                shown(file), Math.max(1, maxBytes >> 20));
    }

    static UnusableFileException formulasTooCostly(Path file) {
        return refusal(
                "%s is a workbook with too many formulas to read in a reasonable time. Save the sheet of leads as CSV UTF-8.",
                shown(file));
    }

    static UnusableFileException cellBeyondExcel(Path file, String place) {
        return refusal(
                "%s has a cell %s, beyond Excel's last column (XFD). Open it in Excel and save it again as .xlsx or as CSV UTF-8.",
                shown(file), shown(place));
    }

    static UnusableFileException cellBeyondColumns(Path file, String place, int maxColumns) {
        return refusal(
                "%s has a value in cell %s, beyond the %,d columns that are allowed. Delete the columns that contain no lead data, or increase leadline.import.max-columns.",
                shown(file), shown(place), maxColumns);
    }

    static UnusableFileException rowBeyondExcel(Path file, String row) {
        return refusal(
                "%s has a row numbered %s, beyond Excel's last row (1,048,576). Open it in Excel and save it again as .xlsx or as CSV UTF-8.",
                shown(file), shown(row));
    }

    static UnusableFileException noSheet(Path file) {
        return refusal(
                "%s is an Excel workbook without a visible sheet. Unhide the sheet that contains the leads.",
                shown(file));
    }

    static UnusableFileException noSuchSheet(Path file, String named, List<String> sheets) {
        return refusal(
                "%s has no sheet \"%s\". Its sheets are %s. Specify one of them with --sheet or leadline.import.sheet.",
                shown(file), shown(named), String.join(", ", sheets));
    }

    static UnusableFileException noHeader(Path file, long line, int cell, String what) {
        return refusal(
                "%s has no header: cell %d on line %d is %s, not a column name. Add a first line with the column names, or use a mapping file with header: none.",
                shown(file), cell, line, what);
    }

    static UnusableFileException headerOnSeveralLines(Path file, String lines) {
        return refusal(
                "%s has a header whose names cannot be determined. %s may all be part of it. Write the column names on one line, directly above the rows, and delete the other lines.",
                shown(file), lines);
    }

    static UnusableFileException dataWithoutName(Path file, int position, long line) {
        return refusal(
                "%s has no header name for column %d, and line %d has a value there. Name the column, or clear it.",
                shown(file), position, line);
    }

    static UnusableFileException brokenHeader(Path file, RowFault fault) {
        return refusal("%s has a header that cannot be read. Fix it, then try again: %s", shown(file), fault.detail());
    }

    static UnusableFileException tooManyColumns(Path file, int columns, int maxColumns) {
        return refusal(
                "%s has %,d columns, more than the %,d that are allowed. Remove the columns that contain no lead data, or increase leadline.import.max-columns.",
                shown(file), columns, maxColumns);
    }

    static UnusableFileException namelessColumn(Path file, int position) {
        return refusal("%s has no header name for column %d. Name the column, or remove it.", shown(file), position);
    }

    static UnusableFileException repeatedColumns(Path file, Collection<String> names) {
        return refusal(
                "%s has more than one column with the same name (%s). Rename or remove the repeated columns.",
                shown(file), names.stream().map(FileRefusals::shown).collect(Collectors.joining(", ")));
    }

    static UnusableFileException changed(Path file) {
        return refusal("%s changed while it was read. Wait until the file is complete, then try again.", shown(file));
    }

    static UnusableFileException unreadable(Path file, IOException cause) {
        Optional<Path> noFolder = fileInPlaceOfAFolder(file);
        if (noFolder.isPresent()) {
            return insideAFile(file, noFolder.get());
        }
        if (cause instanceof NoSuchFileException) {
            return missing(file);
        }
        if (cause instanceof AccessDeniedException) {
            return new UnusableFileException(
                    "%s cannot be read: permission denied. Allow this user to read the file.".formatted(shown(file)),
                    cause);
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return new UnusableFileException(
                    "%s is damaged or cut off (%s). Download or export it again."
                            .formatted(
                                    shown(file), cause instanceof EOFException ? "it ends too early" : reason(cause)),
                    cause);
        }
        return new UnusableFileException(
                "%s cannot be read (%s). Check the disk, or copy the file elsewhere, then try again."
                        .formatted(shown(file), reason(cause)),
                cause);
    }

    /** The type of the exception depends on the JDK. */
    private static Optional<Path> fileInPlaceOfAFolder(Path file) {
        return Stream.iterate(file.getParent(), Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .filter(found -> !Files.isDirectory(found));
    }

    private static String reason(IOException cause) {
        String said = cause instanceof FileSystemException refused ? refused.getReason() : cause.getMessage();
        return said == null ? cause.getClass().getSimpleName() : printable(said);
    }

    private static String shown(Path file) {
        return printable(file.toString());
    }

    private static String shown(String name) {
        return name.length() <= LONGEST_NAME ? printable(name) : printable(name.substring(0, LONGEST_NAME)) + "...";
    }

    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static UnusableFileException refusal(String sentence, Object... arguments) {
        return new UnusableFileException(String.format(Locale.ROOT, sentence, arguments));
    }
}
