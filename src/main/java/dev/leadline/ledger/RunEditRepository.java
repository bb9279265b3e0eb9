package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.RUN_EDIT;
import static dev.leadline.ledger.SealedColumn.RUN_EDIT_ORIGINAL;

import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.message.UserException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The edits that a run was started with. They are taken from its draft in the transaction that begins the run, and never change. */
public final class RunEditRepository {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CellCipher cipher;

    RunEditRepository(JdbcClient jdbc, Transactions transactions, CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.cipher = cipher;
    }

    private static final String LAST_EDITS = """
            select c.draft_id, c.row_no, c.column_no, c.edit_no, c.original, c.text, e.made_by
            from draft_edit_cell c join draft_edit e on e.draft_id = c.draft_id and e.edit_no = c.edit_no
            where c.draft_id = :draft and not e.undone and c.edit_no = (
                select max(d.edit_no) from draft_edit_cell d join draft_edit f on f.draft_id = d.draft_id and f.edit_no = d.edit_no
                where d.draft_id = c.draft_id and d.row_no = c.row_no and d.column_no = c.column_no and not f.undone)
            """;

    /**
     * Gives a run the edits of its draft, in the transaction that begins the run. From its end on, the draft cannot be edited.
     *
     * @throws UserException when the draft is not as it was shown any more
     */
    static void take(
            JdbcTemplate batches, JdbcClient jdbc, CellCipher cipher, long run, DraftVersion shown, String sha256) {
        int touched = jdbc.sql("update import_draft set run_id = :run where id = :draft and version = :version")
                .param("run", run)
                .param("draft", shown.draft())
                .param("version", shown.version())
                .update();
        long ofOtherFiles = jdbc.sql("select count(*) from draft_edit where draft_id = :draft and sha256 <> :sha256")
                .param("draft", shown.draft())
                .param("sha256", sha256)
                .query(Long.class)
                .single();
        if (touched == 0 || ofOtherFiles > 0) {
            throw UserException.usage("ledger.draft-changed");
        }
        batches.batchUpdate(
                """
                insert into run_edit (run_id, row_no, column_no, original, text, edited_by) values (?, ?, ?, ?, ?, ?)
                """,
                changes(jdbc, cipher, shown.draft()).stream()
                        .map(edit -> columns(cipher, run, edit))
                        .toList());
    }

    /** The last edit of each cell that differs from the file, and who made it. */
    private record LastEdit(CellEdit cell, String who) {}

    private static List<LastEdit> changes(JdbcClient jdbc, CellCipher cipher, String draft) {
        return jdbc
                .sql(LAST_EDITS)
                .param("draft", draft)
                .query((rs, i) -> new LastEdit(DraftEditRepository.cell(rs, cipher), rs.getString("made_by")))
                .list()
                .stream()
                .filter(edit -> edit.cell().isChange())
                .toList();
    }

    private static Object[] columns(CellCipher cipher, long run, LastEdit edit) {
        CellEdit cell = edit.cell();
        Object[] key = {run, cell.row(), cell.column()};
        return new Object[] {
            run,
            cell.row(),
            cell.column(),
            cipher.seal(RUN_EDIT_ORIGINAL.at(key), cell.original()),
            cipher.seal(RUN_EDIT.at(key), cell.text()),
            edit.who()
        };
    }

    /** Whether a draft changes the file as a run does. */
    public boolean isSame(String draft, long run) {
        return transactions.read(() -> texts(
                        changes(jdbc, cipher, draft).stream().map(LastEdit::cell))
                .equals(texts(jdbc
                        .sql("select * from run_edit where run_id = :run")
                        .param("run", run)
                        .query((rs, i) -> cell(rs))
                        .list()
                        .stream())));
    }

    private static Map<Map.Entry<Long, Integer>, String> texts(Stream<CellEdit> cells) {
        return cells.collect(Collectors.toMap(cell -> Map.entry(cell.row(), cell.column()), CellEdit::text));
    }

    private CellEdit cell(ResultSet rs) throws SQLException {
        Object[] key = {rs.getLong("run_id"), rs.getLong("row_no"), rs.getInt("column_no")};
        return new CellEdit(
                rs.getLong("row_no"),
                rs.getInt("column_no"),
                cipher.open(RUN_EDIT_ORIGINAL.at(key), rs.getString("original")),
                cipher.open(RUN_EDIT.at(key), rs.getString("text")));
    }

    /** Whether a run differs from its file. */
    public boolean hasEdits(long run) {
        return transactions.read(() -> jdbc.sql("select row_no from run_edit where run_id = :run fetch first row only")
                .param("run", run)
                .query(Long.class)
                .optional()
                .isPresent());
    }

    /** How many rows of a run a person decided not to send before it began. */
    public long skipped(long run) {
        return transactions.read(
                () -> jdbc.sql("select count(*) from run_edit where run_id = :run and column_no = :row")
                        .param("run", run)
                        .param("row", CellEdit.WHOLE_ROW)
                        .query(Long.class)
                        .single());
    }

    /**
     * The edits of a range of rows.
     *
     * @param from the first row's number
     * @param to the last row's number
     * @return by the row's number; rows without edits are absent
     */
    public Map<Long, RowEdit> of(long run, long from, long to) {
        return transactions.read(() -> {
            Map<Long, RowEdit> edits = new HashMap<>();
            jdbc.sql("select * from run_edit where run_id = :run and row_no between :from and :to")
                    .param("run", run)
                    .param("from", from)
                    .param("to", to)
                    .query(rs -> {
                        CellEdit cell = cell(rs);
                        RowEdit before = edits.getOrDefault(cell.row(), RowEdit.NONE);
                        edits.put(cell.row(), with(before, cell, rs.getString("edited_by")));
                    });
            return edits;
        });
    }

    private static RowEdit with(RowEdit before, CellEdit cell, String who) {
        if (cell.isOfRow()) {
            return new RowEdit(before.cells(), who);
        }
        Map<Integer, String> cells = new HashMap<>(before.cells());
        cells.put(cell.column(), cell.text());
        return new RowEdit(cells, before.skippedBy());
    }

    /** The edits of one row, by column. */
    public List<CellEdit> of(RowRef row) {
        return transactions.read(
                () -> jdbc.sql("select * from run_edit where run_id = :run and row_no = :row order by column_no")
                        .param("run", row.run())
                        .param("row", row.row())
                        .query((rs, i) -> cell(rs))
                        .list());
    }
}
