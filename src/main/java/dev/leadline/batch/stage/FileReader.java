package dev.leadline.batch.stage;

import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import dev.leadline.source.UnusableFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the private copy from where the ledger ends: the rows that stand there are the position. */
final class FileReader implements ItemStreamReader<Row> {

    private final Path copy;
    private final ReadOptions readOptions;
    private final List<String> header;
    private final long alreadyStaged;
    private @Nullable RowReader rows;
    private long read;

    FileReader(Path copy, ReadOptions readOptions, List<String> header, long alreadyStaged) {
        this.copy = copy;
        this.readOptions = readOptions;
        this.header = header;
        this.alreadyStaged = alreadyStaged;
    }

    @Override
    public void open(ExecutionContext context) {
        LeadFile file = LeadFile.open(copy, readOptions);
        if (!ends(file.header(), header)) {
            throw new UnusableFileException(
                    "The run was begun under other settings of leadline.import, by which its file has other columns; set them back and resume it.");
        }
        rows = file.read();
    }

    // Fixed rejects have columns of their own in front of those of their run.
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

    /** The data records read so far, those that stood in the ledger before included. */
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
