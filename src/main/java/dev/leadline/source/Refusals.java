package dev.leadline.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every reason for which a whole file is refused, in a sentence for the person who named it. */
final class Refusals {

    private static final int LONGEST_NAME = 60;

    private Refusals() {}

    static UnusableFileException missing(Path file) {
        return refusal("%s does not exist; check the name and the folder.", shown(file));
    }

    static UnusableFileException folder(Path file) {
        return refusal("%s is a folder; name one of the files in it.", shown(file));
    }

    static UnusableFileException noRegularFile(Path file) {
        return refusal("%s is a pipe or a device; save the leads in a regular file first.", shown(file));
    }

    static UnusableFileException empty(Path file) {
        return refusal("%s is empty; export the leads again, with a header line on top.", shown(file));
    }

    static UnusableFileException tooLarge(Path file, long bytes, long maxBytes) {
        return refusal(
                "%s has %,d bytes, more than the %,d that a file may have; split it into smaller files.",
                shown(file), bytes, maxBytes);
    }

    static UnusableFileException noCsv(Path file, Content content) {
        return refusal("%s is %s, not CSV; %s.", shown(file), content.what(), content.advice());
    }

    static UnusableFileException brokenHeader(Path file, RowFault fault) {
        return refusal("%s has a header that cannot be read; mend it and start again: %s", shown(file), fault.detail());
    }

    static UnusableFileException tooManyColumns(Path file, int columns, int maxColumns) {
        return refusal(
                "%s has %,d columns, more than the %,d that a file may have; remove those that hold nothing of leads.",
                shown(file), columns, maxColumns);
    }

    static UnusableFileException namelessColumn(Path file, int position) {
        return refusal(
                "%s has no name in the header over column %d; give the column a name, or remove it.",
                shown(file), position);
    }

    static UnusableFileException repeatedColumns(Path file, Collection<String> names) {
        return refusal(
                "%s has more than one column with the same name (%s); rename or remove all but one of each.",
                shown(file), names.stream().map(Refusals::shown).collect(Collectors.joining(", ")));
    }

    static UnusableFileException changed(Path file) {
        return refusal("%s changed while it was read; wait until it is written and start again.", shown(file));
    }

    static UnusableFileException unreadable(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return missing(file);
        }
        if (cause instanceof AccessDeniedException) {
            return new UnusableFileException(
                    "%s may not be read by this user; give it the permission to read it.".formatted(shown(file)),
                    cause);
        }
        return new UnusableFileException(
                "%s cannot be read (%s); check the disk, or copy the file elsewhere and start again."
                        .formatted(shown(file), reason(cause)),
                cause);
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

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static UnusableFileException refusal(String sentence, Object... arguments) {
        return new UnusableFileException(String.format(Locale.ROOT, sentence, arguments));
    }
}
