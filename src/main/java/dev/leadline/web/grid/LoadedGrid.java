package dev.leadline.web.grid;

import dev.leadline.ledger.CellEdit;
import dev.leadline.message.ConsoleWording;
import dev.leadline.run.UserError;
import dev.leadline.source.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A grid whose rows are stored and checked, with the edits up to a certain version. */
public final class LoadedGrid implements AutoCloseable {

    private static final long NONE = -1;

    private final Object key;
    private final RowFile rows;
    private final FileGrid grid;
    private final Consumer<Consumer<Row>> source;
    private long version = NONE;
    private @Nullable DuplicateMarks duplicates;
    private volatile @Nullable UserError error;

    /**
     * @param key what decides about the rows and their problems; another key takes another grid
     * @param rows where they are stored
     * @param grid shows them
     * @param source passes all rows, in the order of their numbers, and throws what keeps it from that
     */
    public LoadedGrid(Object key, RowFile rows, FileGrid grid, Consumer<Consumer<Row>> source) {
        this.key = key;
        this.rows = rows;
        this.grid = grid;
        this.source = source;
    }

    FileGrid grid() {
        return grid;
    }

    /** Whether it is what a key asks for. */
    public boolean isOf(Object other) {
        return key.equals(other);
    }

    /** The rows, for another grid of the same rows. */
    public RowFile rows() {
        return rows;
    }

    /** Stores all rows, unless they are stored, and checks them. */
    void read() {
        try {
            rows.fill(source);
            grid.check();
        } catch (RuntimeException e) {
            error = UserError.of(e);
        }
    }

    /** Why the rows cannot be read, if so. */
    Optional<String> error() {
        return Optional.ofNullable(error).map(UserError::sentence).map(ConsoleWording::of);
    }

    /** Takes over what was edited elsewhere, in another process or by undoing. */
    synchronized void update(long latest, Supplier<EditedCells> edits) {
        if (latest != version) {
            grid.restore(edits.get());
            version = latest;
        }
    }

    /** Takes over a change that was saved, and with it others that were saved before it elsewhere. */
    synchronized void added(long latest, List<CellEdit> cells, Supplier<EditedCells> edits) {
        if (latest == version + 1) {
            grid.add(cells);
            version = latest;
        } else {
            update(latest, edits);
        }
    }

    /** Takes over what becomes of the rows because of other rows. */
    synchronized void mark(DuplicateMarks found) {
        if (found != duplicates) {
            grid.mark(found);
            duplicates = found;
        }
    }

    /** Ends the check. The stored rows stay. */
    public void stop() {
        grid.stop();
    }

    @Override
    public void close() {
        stop();
        rows.close();
    }
}
