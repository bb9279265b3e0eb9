package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.CORRECTION;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.encryption.CellCipher;
import dev.leadline.ledger.RejectCells.RejectRow;
import dev.leadline.message.UserException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes corrections and dismissals of many rows at once. Works in the caller's transaction, which has locked the run. */
final class RejectCellsRepository {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int WHO_CHARS = 200;
    private static final int BATCH = 1_000;

    private static final String OPEN = """
            coalesce(r.replaced_run, 0) = 0 and coalesce(r.code, '') <> 'FORGOTTEN'
            and r.status in ('REJECTED', 'REFUSED', 'FAILED')
            """;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final RelatedRunRepository runs;
    private final DismissalRepository dismissals;
    private final CellCipher cipher;

    RejectCellsRepository(
            JdbcTemplate batches,
            JdbcClient jdbc,
            Clock clock,
            RelatedRunRepository runs,
            DismissalRepository dismissals,
            CellCipher cipher) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.clock = clock;
        this.runs = runs;
        this.dismissals = dismissals;
        this.cipher = cipher;
    }

    /** The rows of these that are still open. */
    RejectCells read(long run, List<Long> numbers) {
        int columns = columns(run);
        RejectCells cells = new RejectCells(run);
        for (int from = 0; from < numbers.size(); from += BATCH) {
            List<Long> some = numbers.subList(from, Math.min(numbers.size(), from + BATCH));
            jdbc.sql("""
                    select r.run_id, r.row_no, r.cells, r.dismissed_at, c.cells as corrected from run_row r
                        left join correction c on c.run_id = r.run_id and c.row_no = r.row_no
                    where (r.run_id, r.row_no) in (:rows) and\s""" + OPEN + " order by r.row_no")
                    .param("rows", LedgerRowReader.keys(run, some))
                    .query(rs -> {
                        cells.add(rs.getLong("row_no"), row(rs, columns));
                    });
        }
        return cells;
    }

    private int columns(long run) {
        return jdbc.sql("select * from run where id = :run")
                .param("run", run)
                .query(RunRepository.run(cipher))
                .single()
                .header()
                .size();
    }

    private RejectRow row(ResultSet rs, int columns) throws SQLException {
        RowRef ref = new RowRef(rs.getLong("run_id"), rs.getLong("row_no"));
        List<String> inFile = fitted(LedgerRowReader.cells(rs, ref, cipher), columns);
        String corrected = cipher.openNullable(CORRECTION.at(ref), rs.getString("corrected"));
        return new RejectRow(
                inFile,
                corrected == null ? inFile : fitted(json(corrected), columns),
                rs.getObject("dismissed_at") != null);
    }

    private static List<String> json(String cells) {
        return JSON.readValue(cells, new TypeReference<List<String>>() {});
    }

    /** A malformed record may have more cells than there are columns, or fewer. */
    private static List<String> fitted(List<String> cells, int columns) {
        return Stream.concat(cells.stream(), Stream.generate(() -> ""))
                .limit(columns)
                .toList();
    }

    void write(RejectCells cells, String who) {
        List<Map.Entry<Long, RejectRow>> changed =
                cells.rows().filter(row -> row.getValue().hasOtherCells()).toList();
        batches.batchUpdate(
                "delete from correction where run_id = ? and row_no = ?", changed, BATCH, (statement, row) -> {
                    statement.setLong(1, cells.run());
                    statement.setLong(2, row.getKey());
                });
        insert(
                cells.run(),
                changed.stream().filter(row -> !row.getValue().isAsInFile()).toList(),
                who);
        cells.rows().filter(row -> row.getValue().isDecidedAnew()).forEach(row -> decide(cells.run(), row, who));
    }

    private void insert(long run, List<Map.Entry<Long, RejectRow>> corrected, String who) {
        batches.batchUpdate(
                "insert into correction (run_id, row_no, cells, who, at) values (?, ?, ?, ?, ?)",
                corrected,
                BATCH,
                (statement, row) -> {
                    statement.setLong(1, run);
                    statement.setLong(2, row.getKey());
                    statement.setString(3, cipher.seal(CORRECTION.at(run, row.getKey()), storable(row)));
                    statement.setString(4, SqlText.fit(who, WHO_CHARS));
                    statement.setObject(5, SqlTime.now(clock));
                });
    }

    private String storable(Map.Entry<Long, RejectRow> row) {
        String cells = JSON.writeValueAsString(row.getValue().now());
        if (cipher.storedLength(cells) > SqlText.LONGEST) {
            throw UserException.usage("ledger.row-too-long", row.getKey(), SqlText.LONGEST);
        }
        return cells;
    }

    private void decide(long run, Map.Entry<Long, RejectRow> row, String who) {
        RowRef ref = new RowRef(run, row.getKey());
        if (row.getValue().isDismissed()) {
            dismissals.dismiss(ref, who);
        } else {
            DismissalRepository.restore(jdbc, runs, ref);
        }
    }

    /** The cells of open rejects that differ from the file. */
    Stream<CellEdit> changedCells(long run) {
        int columns = columns(run);
        List<CellEdit> changed = new ArrayList<>();
        jdbc.sql("""
                select r.row_no, r.cells, c.cells as corrected from correction c
                    join run_row r on r.run_id = c.run_id and r.row_no = c.row_no
                where c.run_id = :run and\s""" + OPEN).param("run", run).query(rs -> {
            long row = rs.getLong("row_no");
            RowRef ref = new RowRef(run, row);
            List<String> inFile = fitted(LedgerRowReader.cells(rs, ref, cipher), columns);
            List<String> corrected = fitted(json(cipher.open(CORRECTION.at(ref), rs.getString("corrected"))), columns);
            IntStream.range(0, columns)
                    .mapToObj(place -> new CellEdit(row, place, inFile.get(place), corrected.get(place)))
                    .filter(CellEdit::isChange)
                    .forEach(changed::add);
        });
        return changed.stream();
    }

    /** The open rejects that a person decided not to send. */
    Stream<CellEdit> dismissed(long run) {
        // of one status each, as in OpenRejects
        return RowStatus.FIXABLE.stream()
                .flatMap(status -> jdbc.sql("""
                        select row_no from run_row where run_id = :run and status = '%s' and dismissed_at is not null
                            and replaced_run is null and coalesce(code, '') <> 'FORGOTTEN'
                        """.formatted(status)).param("run", run).query(Long.class).list().stream())
                .map(row -> CellEdit.ofRow(row, true));
    }
}
