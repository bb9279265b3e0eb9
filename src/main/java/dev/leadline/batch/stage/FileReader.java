package dev.leadline.batch.stage;

import dev.leadline.source.LeadFile;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import dev.leadline.source.UnusableFileException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the private copy and skips the rows that the ledger already has, so a restart continues after them. */
final class FileReader implements ItemStreamReader<Row> {

    private final Supplier<LeadFile> copy;
    private final List<String> header;
    private final long alreadyStaged;
    private @Nullable RowReader rows;
    private long read;

    FileReader(Supplier<LeadFile> copy, List<String> header, long alreadyStaged) {
        this.copy = copy;
        this.header = header;
        this.alreadyStaged = alreadyStaged;
    }

    @Override
    public void open(ExecutionContext context) {
        LeadFile file = copy.get();
        if (!ends(file.header(), header)) {
            throw new UnusableFileException(
                    "The leadline.import settings have changed since the run started, and its file now has different columns. Restore the settings, then resume the run.");
        }
        rows = file.read();
    }

    // Reject files have extra columns before the columns of their run.
    private static boolean ends(List<String> columns, List<String> header) {
        int own = columns.size() - header.size();
        return own >= 0 && columns.subList(own, columns.size()).equals(header);
    }

    @Override
    public @Nullable Row read() {
        RowReader open = rows;
        while (open != null && open.hasNext()) {
            Row row = open.next();
            read = row.number();
            if (row.number() > alreadyStaged) {
                return row;
            }
        }
        return null;
    }

    /** The number of records read so far, including the skipped ones. */
    long rowsRead() {
        return read;
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
