package dev.leadline.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The form and the header of a text file, as its beginning shows them. All of the file may show another charset.
 *
 * @param form what the beginning was read as
 * @param layout where the table begins
 */
record TextTable(CsvFormat form, TableLayout layout) {

    /** Empty for an archive or a workbook, and where the beginning is refused: all of the file says more exactly why. */
    static Optional<TextTable> byBeginning(Path file, ReadOptions readOptions) throws IOException {
        if (TableFormat.isZip(file, readOptions.limits())) {
            return Optional.empty();
        }
        try {
            return TableFormat.of(file, readOptions, packing -> beginning(file, packing, readOptions))
                            instanceof CsvFormat form
                    ? Optional.of(new TextTable(form, TableLayout.of(file, form, readOptions)))
                    : Optional.empty();
        } catch (UnusableFileException e) {
            return Optional.empty();
        }
    }

    private static CharsetEvidence beginning(Path file, Compression packing, ReadOptions readOptions)
            throws IOException {
        try (InputStream in = packing.open(file, readOptions.limits())) {
            return CharsetEvidence.ofBeginning(in);
        }
    }
}
