package dev.leadline.source;

import dev.leadline.message.UserMessage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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
        return new UnusableFileException(UserMessage.of("source.missing", shown(file)));
    }

    private static UnusableFileException insideAFile(Path file, Path noFolder) {
        return new UnusableFileException(UserMessage.of("source.inside-a-file", shown(file), shown(noFolder)));
    }

    static UnusableFileException folder(Path file) {
        return new UnusableFileException(UserMessage.of("source.folder", shown(file)));
    }

    static UnusableFileException noRegularFile(Path file) {
        return new UnusableFileException(UserMessage.of("source.no-regular-file", shown(file)));
    }

    static UnusableFileException empty(Path file) {
        return new UnusableFileException(UserMessage.of("source.empty", shown(file)));
    }

    static UnusableFileException tooLarge(Path file, long bytes, long maxBytes) {
        return new UnusableFileException(UserMessage.of("source.too-large", shown(file), bytes, maxBytes));
    }

    static UnusableFileException noTable(Path file, ContentType content) {
        return new UnusableFileException(
                UserMessage.of("source.no-table", shown(file), content.what(), content.advice()));
    }

    static UnusableFileException unknownCharset(Path file, String rather) {
        String guess = rather.isEmpty() ? "" : " (possibly " + rather + ")";
        return new UnusableFileException(UserMessage.of("source.unknown-charset", shown(file), guess));
    }

    static UnusableFileException unknownDelimiter(Path file, String one, String other) {
        return new UnusableFileException(UserMessage.of("source.unknown-delimiter", shown(file), one, other));
    }

    static UnusableFileException unpacksToTooMuch(Path file, long maxBytes) {
        return new UnusableFileException(UserMessage.of("source.unpacks-to-too-much", shown(file), maxBytes));
    }

    static UnusableFileException expandsTooMuch(Path file, int maxExpansion) {
        return new UnusableFileException(UserMessage.of("source.expands-too-much", shown(file), maxExpansion));
    }

    static UnusableFileException brokenWorkbook(Path file, Throwable cause) {
        return new UnusableFileException(UserMessage.of("source.workbook-broken", shown(file)), cause);
    }

    static UnusableFileException workbookTooLargeForMemory(Path file, long maxBytes) {
        return new UnusableFileException(
                UserMessage.of("source.workbook-too-large-for-memory", shown(file), Math.max(1, maxBytes >> 20)));
    }

    static UnusableFileException formulasTooCostly(Path file) {
        return new UnusableFileException(UserMessage.of("source.formulas-too-costly", shown(file)));
    }

    static UnusableFileException cellBeyondExcel(Path file, String place) {
        return new UnusableFileException(UserMessage.of("source.cell-beyond-excel", shown(file), shown(place)));
    }

    static UnusableFileException cellBeyondColumns(Path file, String place, int maxColumns) {
        return new UnusableFileException(
                UserMessage.of("source.cell-beyond-columns", shown(file), shown(place), maxColumns));
    }

    static UnusableFileException rowBeyondExcel(Path file, String row) {
        return new UnusableFileException(UserMessage.of("source.row-beyond-excel", shown(file), shown(row)));
    }

    static UnusableFileException noSheet(Path file) {
        return new UnusableFileException(UserMessage.of("source.no-sheet", shown(file)));
    }

    static UnusableFileException noSuchSheet(Path file, String named, List<String> sheets) {
        return new UnusableFileException(
                UserMessage.of("source.no-such-sheet", shown(file), shown(named), String.join(", ", sheets)));
    }

    static UnusableFileException noHeader(Path file, long line, int cell, String what) {
        return new UnusableFileException(UserMessage.of("source.no-header", shown(file), cell, line, what));
    }

    static UnusableFileException headerOnSeveralLines(Path file, UserMessage lines) {
        return new UnusableFileException(UserMessage.of("source.header-on-several-lines", shown(file), lines));
    }

    static UnusableFileException brokenHeader(Path file, RowFault fault) {
        return new UnusableFileException(UserMessage.of("source.broken-header", shown(file), fault.detail()));
    }

    static UnusableFileException tooManyColumns(Path file, int columns, int maxColumns) {
        return new UnusableFileException(UserMessage.of("source.too-many-columns", shown(file), columns, maxColumns));
    }

    static UnusableFileException namelessColumn(Path file, int position) {
        return new UnusableFileException(UserMessage.of("source.nameless-column", shown(file), position));
    }

    static UnusableFileException repeatedColumns(Path file, Collection<String> names) {
        return new UnusableFileException(UserMessage.of(
                "source.repeated-columns",
                shown(file),
                names.stream().map(FileRefusals::shown).collect(Collectors.joining(", "))));
    }

    static UnusableFileException changed(Path file) {
        return new UnusableFileException(UserMessage.of("source.changed", shown(file)));
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
            return new UnusableFileException(UserMessage.of("source.permission-denied", shown(file)), cause);
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return new UnusableFileException(
                    UserMessage.of(
                            "source.damaged",
                            shown(file),
                            cause instanceof EOFException ? "it ends too early" : reason(cause)),
                    cause);
        }
        return new UnusableFileException(UserMessage.of("source.unreadable", shown(file), reason(cause)), cause);
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
        return PipedInput.holds(file) ? "Standard input" : printable(file.toString());
    }

    private static String shown(String name) {
        return name.length() <= LONGEST_NAME ? printable(name) : printable(name.substring(0, LONGEST_NAME)) + "...";
    }

    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
