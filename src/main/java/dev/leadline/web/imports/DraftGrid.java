package dev.leadline.web.imports;

import dev.leadline.ledger.CellEdit;
import dev.leadline.run.UserError;
import dev.leadline.source.LeadFile;
import dev.leadline.web.grid.EditedCells;
import dev.leadline.web.grid.FileGrid;
import dev.leadline.web.grid.RowFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The grid of a draft by one mapping, with the edits up to a certain one. */
final class DraftGrid implements AutoCloseable {

    private final Map<String, String> mapping;
    private final RowFile rows;
    private final FileGrid grid;
    private long lastEdit;
    private volatile @Nullable UserError error;

    /** @param mapping the values of the draft that decide what its columns become */
    DraftGrid(Map<String, String> mapping, RowFile rows, FileGrid grid) {
        this.mapping = Map.copyOf(mapping);
        this.rows = rows;
        this.grid = grid;
    }

    FileGrid grid() {
        return grid;
    }

    boolean isOf(Map<String, String> others) {
        return mapping.equals(others);
    }

    RowFile rows() {
        return rows;
    }

    /** Stores all rows, unless they are stored, and checks them. */
    void read(LeadFile file) {
        try {
            rows.fill(file);
            grid.check();
        } catch (RuntimeException e) {
            error = UserError.of(e);
        }
    }

    Optional<String> error() {
        return Optional.ofNullable(error).map(UserError::sentence);
    }

    /** Takes over what was edited elsewhere, in another process or by undoing. */
    synchronized void update(long latest, Supplier<EditedCells> edits) {
        if (latest != lastEdit) {
            grid.restore(edits.get());
            lastEdit = latest;
        }
    }

    synchronized void added(long number, List<CellEdit> cells) {
        grid.add(cells);
        lastEdit = number;
    }

    /** Ends the check. The stored rows stay. */
    void stop() {
        grid.stop();
    }

    @Override
    public void close() {
        stop();
        rows.close();
    }
}
