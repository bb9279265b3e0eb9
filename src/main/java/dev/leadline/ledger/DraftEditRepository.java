package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.DRAFT_EDIT;
import static dev.leadline.ledger.SealedColumn.DRAFT_LABEL;
import static dev.leadline.ledger.SealedColumn.DRAFT_ORIGINAL;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.message.UserException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes of the rows of files that are not imported yet, with undo and redo. Each change grows the version of its draft; once the
 * import of the draft has begun, nothing can be changed any more.
 */
public final class DraftEditRepository {

    private static final int WHO_CHARS = 200;
    private static final EditHistory.EditTables TABLES =
            new EditHistory.EditTables(DRAFT_LABEL, DRAFT_ORIGINAL, DRAFT_EDIT);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final EditHistory history;
    private final CellCipher cipher;

    DraftEditRepository(
            JdbcTemplate batches, JdbcClient jdbc, Transactions transactions, Clock clock, CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.history = new EditHistory(batches, jdbc, clock, cipher, TABLES);
        this.cipher = cipher;
    }

    /**
     * Makes a change. What was undone before cannot be redone after it.
     *
     * @param label what is done, for people
     * @param who makes it
     * @param cells each cell once
     * @return the number of the change, which is the version of the draft from now on
     * @throws UserException when the import has begun, or the draft is gone
     */
    public long add(DraftFile file, String label, String who, List<CellEdit> cells) {
        return transactions.execute(unsure -> {
            if (unsure != null && history.isThere(of(file), unsure)) {
                return unsure;
            }
            long number = grow(file, who);
            jdbc.sql("delete from draft_edit where draft_id = :draft and sha256 <> :sha256")
                    .param("draft", file.draft())
                    .param("sha256", file.sha256())
                    .update();
            history.add(of(file), number, label, who, cells, CellEdit::original);
            return number;
        });
    }

    private static EditHistory.EditsOwner of(DraftFile file) {
        return new EditHistory.EditsOwner(file.draft(), Map.of("sha256", file.sha256()));
    }

    /** Locks the draft as well, so that an import takes either all cells of a change or none. */
    private long grow(DraftFile file, String who) {
        int touched = jdbc.sql("""
                update import_draft set version = version + 1, changed_by = :who, changed_at = :now
                where id = :draft and run_id is null
                """)
                .param("draft", file.draft())
                .param("who", SqlText.fit(who, WHO_CHARS))
                .param("now", SqlTime.now(clock))
                .update();
        if (touched == 0) {
            throw UserException.usage("ledger.draft-imported");
        }
        return jdbc.sql("select version from import_draft where id = :draft")
                .param("draft", file.draft())
                .query(Long.class)
                .single();
    }

    /**
     * Undoes the last change.
     *
     * @param who undoes it
     * @return the change, or empty when there is none
     * @throws UserException when the import has begun, or the draft is gone
     */
    public Optional<SavedEdit> undo(DraftFile file, String who) {
        return once(() -> history.undo(of(file), edit -> grow(file, who)));
    }

    /**
     * Makes the change again that was undone last.
     *
     * @param who redoes it
     * @return the change, or empty when there is none
     * @throws UserException when the import has begun, or the draft is gone
     */
    public Optional<SavedEdit> redo(DraftFile file, String who) {
        return once(() -> history.redo(of(file), edit -> grow(file, who)));
    }

    private Optional<SavedEdit> once(Supplier<Optional<SavedEdit>> change) {
        return transactions.execute(unsure -> unsure != null ? unsure : change.get());
    }

    /** The change that {@link #undo} undoes. */
    public Optional<SavedEdit> lastDone(DraftFile file) {
        return transactions.read(() -> history.last(of(file)));
    }

    /** The change that {@link #redo} makes again. */
    public Optional<SavedEdit> firstUndone(DraftFile file) {
        return transactions.read(() -> history.firstUndone(of(file)));
    }

    /**
     * Passes all cells of all changes that are not undone, the oldest change first: the last one of a cell counts.
     *
     * @param action takes each
     */
    public void forEachCell(DraftFile file, Consumer<CellEdit> action) {
        transactions.change(() -> jdbc.sql("""
                select c.* from draft_edit_cell c join draft_edit e on e.draft_id = c.draft_id and e.edit_no = c.edit_no
                where e.draft_id = :draft and e.sha256 = :sha256 and not e.undone order by c.edit_no
                """)
                .param("draft", file.draft())
                .param("sha256", file.sha256())
                .query(rs -> {
                    action.accept(cell(rs, cipher));
                }));
    }

    /** Whether a run was started with the edits that a draft has now. */
    public boolean areThoseOf(String draft, long run) {
        return new RunEditRepository(jdbc, transactions, cipher).isSame(draft, run);
    }

    /** What was edited in a row of a run before the run began, by column. */
    public List<CellEdit> of(RowRef row) {
        return new RunEditRepository(jdbc, transactions, cipher).of(row);
    }

    /** Reads a row of draft_edit_cell. */
    static CellEdit cell(ResultSet rs, CellCipher cipher) throws SQLException {
        Object[] key = {rs.getString("draft_id"), rs.getLong("row_no"), rs.getInt("column_no"), rs.getLong("edit_no")};
        return new CellEdit(
                rs.getLong("row_no"),
                rs.getInt("column_no"),
                cipher.open(DRAFT_ORIGINAL.at(key), rs.getString("original")),
                cipher.open(DRAFT_EDIT.at(key), rs.getString("text")));
    }
}
