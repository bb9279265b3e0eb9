package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Corrections of rejects until they are sent. One of a row that was replaced meanwhile counts no more. */
public final class CorrectionRepository {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    CorrectionRepository(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Keeps a correction in the place of an earlier one.
     *
     * @param row of which row
     * @param cells as they are to be
     * @param who says so
     */
    public void keep(RowRef row, List<String> cells, String who) {
        try {
            transactions.change(() -> replace(row, cells, who));
        } catch (DuplicateKeyException anotherWasFaster) {
            transactions.change(() -> replace(row, cells, who));
        }
    }

    /**
     * Keeps many corrections at once, each in the place of an earlier one.
     *
     * @param run the run's number
     * @param cells of each row, by its number
     * @param who says so
     */
    public void keepAll(long run, Map<Long, List<String>> cells, String who) {
        transactions.change(() -> cells.forEach((row, corrected) -> replace(new RowRef(run, row), corrected, who)));
    }

    private void replace(RowRef row, List<String> cells, String who) {
        drop(row);
        jdbc.sql("insert into correction (run_id, row_no, cells, who, at) values (:run, :row, :cells, :who, :now)")
                .param("run", row.run())
                .param("row", row.row())
                .param("cells", JSON.writeValueAsString(cells))
                .param("who", who)
                .param("now", SqlTime.now(clock))
                .update();
    }

    /**
     * Forgets a correction.
     *
     * @param row of which row; one without a correction is left alone
     */
    public void drop(RowRef row) {
        jdbc.sql("delete from correction where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .update();
    }

    /**
     * Forgets the corrections of all rows that have been replaced, or that nobody can correct any more.
     *
     * @param run the run's number
     */
    public void dropSent(long run) {
        jdbc.sql("""
                delete from correction c where c.run_id = :run and exists (select 1 from run_row r
                    where r.run_id = c.run_id and r.row_no = c.row_no
                        and (r.replaced_run is not null or r.status not in ('REJECTED', 'REFUSED', 'FAILED')))
                """).param("run", run).update();
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
            select c.row_no, c.cells, c.who, c.at from correction c
                join run_row r on r.run_id = c.run_id and r.row_no = c.row_no
            where c.run_id = :run and coalesce(r.replaced_run, 0) = 0 and r.dismissed_by is null
                and r.status in ('REJECTED', 'REFUSED', 'FAILED')
            """;

    private static Correction correction(ResultSet rs) throws SQLException {
        return new Correction(
                rs.getLong("row_no"),
                JSON.readValue(rs.getString("cells"), new TypeReference<List<String>>() {}),
                rs.getString("who"),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
