package dev.leadline.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens a file and passes its rows in one read. It starts with the charset that the beginning of the file shows; all of the
 * file decides, so what was read in another charset is read again.
 */
final class FileScan<T> {

    private final Path file;
    private final ReadOptions readOptions;
    private final LeadFile.Pass<T> pass;

    FileScan(Path file, ReadOptions readOptions, LeadFile.Pass<T> pass) {
        this.file = file;
        this.readOptions = readOptions;
        this.pass = pass;
    }

    LeadFile.Scan<T> run() throws IOException {
        FileState before = FileState.of(file);
        Optional<TextTable> beginning = TextTable.byBeginning(file, readOptions);
        if (beginning.isPresent()) {
            TextTable table = beginning.get();
            FullRead<T> read = FullRead.of(
                    file,
                    table.form(),
                    table.layout(),
                    rows -> pass.over(table.layout().names(), rows));
            if (before.equals(FileState.of(file))) {
                return scanned(table, read);
            }
        }
        LeadFile opened = LeadFile.open(file, readOptions);
        return new LeadFile.Scan<>(opened, opened.readAll(pass));
    }

    private LeadFile.Scan<T> scanned(TextTable table, FullRead<T> read) throws IOException {
        TableFormat form = TableFormat.of(file, readOptions, packing -> read.evidence());
        if (form.equals(table.form())) {
            return new LeadFile.Scan<>(new LeadFile(file, read.hash(), form, table.layout()), read.result());
        }
        LeadFile opened = new LeadFile(file, read.hash(), form, TableLayout.of(file, form, readOptions));
        return new LeadFile.Scan<>(opened, opened.readAll(pass));
    }
}
