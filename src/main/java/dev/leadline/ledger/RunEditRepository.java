package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import dev.leadline.message.UserException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The edits that a run was started with. They are taken from its draft in the transaction that begins the run, and never change. */
public final class RunEditRepository {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    RunEditRepository(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private static final String LAST_EDITS = """
            from draft_edit_cell c join draft_edit e on e.draft_id = c.draft_id and e.edit_no = c.edit_no
            where c.draft_id = :draft and not e.undone and c.text <> c.original and c.edit_no = (
                select max(d.edit_no) from draft_edit_cell d join draft_edit f on f.draft_id = d.draft_id and f.edit_no = d.edit_no
                where d.draft_id = c.draft_id and d.row_no = c.row_no and d.column_no = c.column_no and not f.undone)
            """;

    /**
     * Gives a run the edits of its draft, in the transaction that begins the run. From its end on, the draft cannot be edited.
     *
     * @throws UserException when the draft is not as it was shown any more
     */
    static void take(JdbcClient jdbc, long run, DraftVersion shown, String sha256) {
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
        jdbc.sql("""
                insert into run_edit (run_id, row_no, column_no, original, text, edited_by)
                select :run, c.row_no, c.column_no, c.original, c.text, e.made_by
                """ + LAST_EDITS)
                .param("run", run)
                .param("draft", shown.draft())
                .update();
    }

    /** Whether a draft changes the file as a run does. */
    public boolean isSame(String draft, long run) {
        return transactions.read(() -> cells("select c.row_no, c.column_no, c.original, c.text " + LAST_EDITS, draft)
                .equals(cells("select row_no, column_no, original, text from run_edit where run_id = :run", run)));
    }

    private Map<Map.Entry<Long, Integer>, String> cells(String sql, Object of) {
        Map<Map.Entry<Long, Integer>, String> cells = new HashMap<>();
        jdbc.sql(sql).param(of instanceof Long ? "run" : "draft", of).query(rs -> {
            cells.put(Map.entry(rs.getLong("row_no"), rs.getInt("column_no")), rs.getString("text"));
        });
        return cells;
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
                        CellEdit cell = DraftEditRepository.cell(rs);
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
                        .query((rs, i) -> DraftEditRepository.cell(rs))
                        .list());
    }
}
