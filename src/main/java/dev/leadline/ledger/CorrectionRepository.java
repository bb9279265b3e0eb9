package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.CORRECTION;

import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Corrections of rejects until they are sent. One of a row that was replaced meanwhile counts no more. */
public final class CorrectionRepository {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CorrectionEditRepository edits;
    private final PossibleDuplicateRepository duplicates;
    private final CellCipher cipher;

    CorrectionRepository(
            JdbcClient jdbc,
            Transactions transactions,
            CorrectionEditRepository edits,
            PossibleDuplicateRepository duplicates,
            CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.edits = edits;
        this.duplicates = duplicates;
        this.cipher = cipher;
    }

    /** Rejects that look like leads which were sent before. */
    public PossibleDuplicateRepository duplicates() {
        return duplicates;
    }

    /** The changes that the corrections come from, with undo and redo. */
    public CorrectionEditRepository edits() {
        return edits;
    }

    /**
     * Forgets the corrections of all rows that have been replaced, or that nobody can correct any more, and the changes that they come
     * from.
     *
     * @param run the run's number
     */
    public void dropSent(long run) {
        transactions.change(() -> {
            edits.dropSent(run);
            duplicates.dropSent(run);
            jdbc.sql("""
                    delete from correction c where c.run_id = :run and exists (select 1 from run_row r
                        where r.run_id = c.run_id and r.row_no = c.row_no
                            and (r.replaced_run is not null or r.status not in ('REJECTED', 'REFUSED', 'FAILED')))
                    """).param("run", run).update();
        });
    }

    /**
     * The correction of one row.
     *
     * @param row which
     * @return empty when there is none
     */
    public Optional<Correction> of(RowRef row) {
        return jdbc.sql(OPEN + " and c.row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> correction(rs))
                .optional();
    }

    /**
     * All corrections of a run.
     *
     * @param run the run's number
     * @return in the order of the rows
     */
    public List<Correction> of(long run) {
        return jdbc.sql(OPEN + " order by c.row_no")
                .param("run", run)
                .query((rs, i) -> correction(rs))
                .list();
    }

    /** Not {@code replaced_run is null}: H2 would begin with all rows of all runs of which that is true. */
    private static final String OPEN = """
            select c.run_id, c.row_no, c.cells, c.who, c.at from correction c
                join run_row r on r.run_id = c.run_id and r.row_no = c.row_no
            where c.run_id = :run and coalesce(r.replaced_run, 0) = 0 and r.dismissed_by is null
                and r.status in ('REJECTED', 'REFUSED', 'FAILED')
            """;

    private Correction correction(ResultSet rs) throws SQLException {
        String cells = cipher.open(CORRECTION.at(rs.getLong("run_id"), rs.getLong("row_no")), rs.getString("cells"));
        return new Correction(
                rs.getLong("row_no"),
                JSON.readValue(cells, new TypeReference<List<String>>() {}),
                rs.getString("who"),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
