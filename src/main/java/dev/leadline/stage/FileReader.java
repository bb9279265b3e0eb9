package dev.leadline.stage;

import dev.leadline.source.LeadFile;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import dev.leadline.source.SourceLimits;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the private copy from where the ledger ends: the rows that stand there are the position. */
final class FileReader implements ItemStreamReader<Row> {

    private final Path copy;
    private final SourceLimits limits;
    private final long alreadyStaged;
    private @Nullable RowReader rows;
    private long read;

    FileReader(Path copy, SourceLimits limits, long alreadyStaged) {
        this.copy = copy;
        this.limits = limits;
        this.alreadyStaged = alreadyStaged;
    }

    @Override
    public void open(ExecutionContext context) {
        rows = LeadFile.open(copy, limits).read();
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
