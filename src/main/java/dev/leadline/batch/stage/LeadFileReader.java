package dev.leadline.batch.stage;

import dev.leadline.ledger.Run;
import dev.leadline.ledger.StagingRepository;
import dev.leadline.message.UserMessage;
import dev.leadline.source.LeadFile;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import dev.leadline.source.UnusableFileException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the private copy of a run that is not staged yet, and skips the rows that the ledger already has. */
class LeadFileReader implements ItemStreamReader<Row> {

    private final Run run;
    private final Supplier<LeadFile> copy;
    private final StagingRepository staging;
    private @Nullable RowReader rows;
    private long alreadyStaged;
    private long read;

    LeadFileReader(Run run, Supplier<LeadFile> copy, StagingRepository staging) {
        this.run = run;
        this.copy = copy;
        this.staging = staging;
    }

    @Override
    public void open(ExecutionContext context) {
        if (run.stagedAt() != null) {
            return;
        }
        alreadyStaged = staging.lastRow(run.id());
        LeadFile file = copy.get();
        if (!ends(file.header(), run.header())) {
            throw new UnusableFileException(UserMessage.of("batch.columns-changed"));
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
