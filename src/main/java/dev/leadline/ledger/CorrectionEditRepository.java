package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.CORRECTION_LABEL;
import static dev.leadline.ledger.SealedColumn.CORRECTION_NEW;
import static dev.leadline.ledger.SealedColumn.CORRECTION_OLD;

import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.message.UserException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes of the open rejects of runs, with undo and redo: of their cells, which makes a {@link Correction}, and of the decision
 * that a row is not sent, which makes a {@link Dismissal}. Rows that were sent or resolved in the meantime are never changed.
 */
public final class CorrectionEditRepository {

    private static final EditHistory.EditTables TABLES =
            new EditHistory.EditTables(CORRECTION_LABEL, CORRECTION_OLD, CORRECTION_NEW);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final EditHistory history;
    private final RelatedRunRepository runs;
    private final RejectCellsRepository rows;
    private final CorrectionVersion version;
    private final CellCipher cipher;

    CorrectionEditRepository(
            JdbcTemplate batches,
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            RelatedRunRepository runs,
            DismissalRepository dismissals,
            CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.history = new EditHistory(batches, jdbc, clock, cipher, TABLES);
        this.runs = runs;
        this.cipher = cipher;
        this.version = new CorrectionVersion(jdbc);
        this.rows = new RejectCellsRepository(batches, jdbc, clock, runs, dismissals, cipher);
    }

    /** Grows with every change of the rejects of a run, and of the decisions about its duplicates; 0 before the first one. */
    public long version(long run) {
        return version.of(run);
    }

    /**
     * Makes a change. What was undone before cannot be redone after it.
     *
     * @param label what is done, for people
     * @param who makes it
     * @param cells each cell once
     * @return the number of the change, which is the version from now on
     * @throws UserException when a row was sent or resolved in the meantime; nothing is changed then
     */
    public long add(long run, String label, String who, List<CellEdit> cells) {
        return transactions.execute(unsure -> {
            runs.lock(run);
            if (unsure != null && history.isThere(of(run), unsure)) {
                return unsure;
            }
            RejectCells now = rows.read(run, numbers(cells));
            requireOpen(now, numbers(cells));
            long number = version.grow(run);
            history.add(of(run), number, label, who, cells, cell -> now.text(cell.row(), cell.column()));
            cells.forEach(cell -> now.change(cell.row(), cell.column(), cell.text()));
            rows.write(now, who);
            return number;
        });
    }

    private static List<Long> numbers(Collection<CellEdit> cells) {
        return cells.stream().map(CellEdit::row).distinct().sorted().toList();
    }

    private static void requireOpen(RejectCells now, List<Long> wanted) {
        Optional<Long> gone = wanted.stream().filter(row -> !now.holds(row)).findFirst();
        if (gone.isPresent()) {
            throw UserException.usage("ledger.row-resolved-meanwhile", gone.get());
        }
    }

    private static EditHistory.EditsOwner of(long run) {
        return new EditHistory.EditsOwner(run, Map.of());
    }

    /**
     * Undoes the last change, in the rows that are still open.
     *
     * @return the change, or empty when there is none
     */
    public Optional<SavedEdit> undo(long run, String who) {
        return locked(run, () -> history.undo(of(run), edit -> apply(run, who, edit, CORRECTION_OLD)));
    }

    /**
     * Makes the change again that was undone last, in the rows that are still open.
     *
     * @return the change, or empty when there is none
     */
    public Optional<SavedEdit> redo(long run, String who) {
        return locked(run, () -> history.redo(of(run), edit -> apply(run, who, edit, CORRECTION_NEW)));
    }

    private Optional<SavedEdit> locked(long run, Supplier<Optional<SavedEdit>> change) {
        return transactions.execute(unsure -> {
            if (unsure != null) {
                return unsure;
            }
            runs.lock(run);
            return change.get();
        });
    }

    private void apply(long run, String who, SavedEdit edit, SealedColumn text) {
        version.grow(run);
        List<CellEdit> cells = cells(run, edit, text);
        RejectCells now = rows.read(run, numbers(cells));
        cells.stream()
                .filter(cell -> now.holds(cell.row()))
                .forEach(cell -> now.change(cell.row(), cell.column(), cell.text()));
        rows.write(now, who);
    }

    private List<CellEdit> cells(long run, SavedEdit edit, SealedColumn text) {
        return jdbc.sql(
                        "select row_no, column_no, %s as text from correction_edit_cell where run_id = :run and edit_no = :number"
                                .formatted(text.column()))
                .param("run", run)
                .param("number", edit.number())
                .query((rs, i) -> new CellEdit(
                        rs.getLong("row_no"),
                        rs.getInt("column_no"),
                        "",
                        cipher.open(
                                text.at(run, rs.getLong("row_no"), rs.getInt("column_no"), edit.number()),
                                rs.getString("text"))))
                .list();
    }

    /** The change that {@link #undo} undoes. */
    public Optional<SavedEdit> lastDone(long run) {
        return transactions.read(() -> history.last(of(run)));
    }

    /** The change that {@link #redo} makes again. */
    public Optional<SavedEdit> firstUndone(long run) {
        return transactions.read(() -> history.firstUndone(of(run)));
    }

    /** Passes every cell of a run's open rejects that differs from the file, and every decision that a row is not sent. */
    public void forEachCell(long run, Consumer<CellEdit> action) {
        transactions.change(
                () -> Stream.concat(rows.changedCells(run), rows.dismissed(run)).forEach(action));
    }

    /** Forgets the changes that concern a row which is no longer open: nobody can undo what was sent. */
    void dropSent(long run) {
        jdbc.sql("""
                delete from correction_edit e where e.run_id = :run and exists (
                    select 1 from correction_edit_cell c join run_row r on r.run_id = c.run_id and r.row_no = c.row_no
                    where c.run_id = e.run_id and c.edit_no = e.edit_no
                        and (r.replaced_run is not null or r.status not in ('REJECTED', 'REFUSED', 'FAILED')))
                """).param("run", run).update();
    }
}
