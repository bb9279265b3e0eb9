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
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes of the rows of files that are not imported yet, with undo and redo. Each change grows the version of its draft; once the
 * import of the draft has begun, nothing can be changed any more.
 */
public final class DraftEditRepository {

    private static final int LABEL_CHARS = 300;
    private static final int WHO_CHARS = 200;
    private static final int BATCH = 1_000;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final CellCipher cipher;

    DraftEditRepository(
            JdbcTemplate batches, JdbcClient jdbc, Transactions transactions, Clock clock, CellCipher cipher) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
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
            if (unsure != null && isThere(file, unsure)) {
                return unsure;
            }
            long number = grow(file, who);
            jdbc.sql("delete from draft_edit where draft_id = :draft and (undone or sha256 <> :sha256)")
                    .param("draft", file.draft())
                    .param("sha256", file.sha256())
                    .update();
            insert(file, number, label, who, cells);
            return number;
        });
    }

    private boolean isThere(DraftFile file, long number) {
        return jdbc.sql("select edit_no from draft_edit where draft_id = :draft and edit_no = :number")
                .param("draft", file.draft())
                .param("number", number)
                .query(Long.class)
                .optional()
                .isPresent();
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

    private void insert(DraftFile file, long number, String label, String who, List<CellEdit> cells) {
        jdbc.sql("""
                insert into draft_edit (draft_id, edit_no, sha256, label, cells, made_by, made_at, undone)
                values (:draft, :number, :sha256, :label, :cells, :who, :now, false)
                """)
                .param("draft", file.draft())
                .param("number", number)
                .param("sha256", file.sha256())
                .param("label", cipher.seal(DRAFT_LABEL.at(file.draft(), number), SqlText.fit(label, LABEL_CHARS)))
                .param("cells", cells.size())
                .param("who", SqlText.fit(who, WHO_CHARS))
                .param("now", SqlTime.now(clock))
                .update();
        batches.batchUpdate(
                "insert into draft_edit_cell (draft_id, row_no, column_no, edit_no, original, text) values (?, ?, ?, ?, ?, ?)",
                cells,
                BATCH,
                (statement, cell) -> {
                    statement.setString(1, file.draft());
                    statement.setLong(2, cell.row());
                    statement.setInt(3, cell.column());
                    statement.setLong(4, number);
                    Object[] key = {file.draft(), cell.row(), cell.column(), number};
                    statement.setString(5, cipher.seal(DRAFT_ORIGINAL.at(key), fit(cell.original())));
                    statement.setString(6, cipher.seal(DRAFT_EDIT.at(key), fit(cell.text())));
                });
    }

    private String fit(String text) {
        return SqlText.fit(text, cipher.longest());
    }

    /**
     * Undoes the last change.
     *
     * @param who undoes it
     * @return the change, or empty when there is none
     * @throws UserException when the import has begun, or the draft is gone
     */
    public Optional<SavedEdit> undo(DraftFile file, String who) {
        return flip(file, who, false);
    }

    /**
     * Makes the change again that was undone last.
     *
     * @param who redoes it
     * @return the change, or empty when there is none
     * @throws UserException when the import has begun, or the draft is gone
     */
    public Optional<SavedEdit> redo(DraftFile file, String who) {
        return flip(file, who, true);
    }

    private Optional<SavedEdit> flip(DraftFile file, String who, boolean isUndone) {
        return transactions.execute(unsure -> {
            if (unsure != null) {
                return unsure;
            }
            Optional<SavedEdit> found = isUndone ? nextUndone(file) : last(file);
            found.ifPresent(edit -> {
                grow(file, who);
                jdbc.sql("update draft_edit set undone = :undone where draft_id = :draft and edit_no = :number")
                        .param("undone", !isUndone)
                        .param("draft", file.draft())
                        .param("number", edit.number())
                        .update();
            });
            return found;
        });
    }

    /** The change that {@link #undo} undoes. */
    public Optional<SavedEdit> lastDone(DraftFile file) {
        return transactions.read(() -> last(file));
    }

    /** The change that {@link #redo} makes again. */
    public Optional<SavedEdit> firstUndone(DraftFile file) {
        return transactions.read(() -> nextUndone(file));
    }

    private Optional<SavedEdit> last(DraftFile file) {
        return edit(file, "not undone order by edit_no desc");
    }

    private Optional<SavedEdit> nextUndone(DraftFile file) {
        return edit(file, "undone order by edit_no");
    }

    private Optional<SavedEdit> edit(DraftFile file, String which) {
        return jdbc.sql("select * from draft_edit where draft_id = :draft and sha256 = :sha256 and " + which
                        + " fetch first row only")
                .param("draft", file.draft())
                .param("sha256", file.sha256())
                .query((rs, i) -> new SavedEdit(
                        rs.getLong("edit_no"),
                        cipher.open(DRAFT_LABEL.at(file.draft(), rs.getLong("edit_no")), rs.getString("label")),
                        rs.getLong("cells"),
                        rs.getString("made_by")))
                .optional();
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
