package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.BODY;
import static dev.leadline.ledger.SealedColumn.SORT_KEY;

import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.lead.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order in which the rows of a run are sent, where it is not that of the file: a place for each valid row. */
public final class SendOrderRepository {

    /** Of places whose rows may all be sent already. */
    private static final int LARGEST_PAGE = 1_000;

    private static final int GROWTH = 10;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Transactions transactions;
    private final CellCipher cipher;
    private final SortKeyRepository keys;

    SendOrderRepository(JdbcTemplate jdbc, JdbcClient client, Transactions transactions, CellCipher cipher) {
        this.jdbc = jdbc;
        this.client = client;
        this.transactions = transactions;
        this.cipher = cipher;
        this.keys = new SortKeyRepository(client, cipher);
    }

    private record Place(long place, long row) {}

    /** Keeps what rows are sorted by, in the caller's transaction. */
    void note(long run, List<? extends NewRow> rows) {
        List<Object[]> noted = new ArrayList<>();
        rows.forEach(row -> {
            if (row.sortKey() != null && row.verdict() instanceof Verdict.Accepted) {
                // rows that compare as equal stay in the order of the file
                String key = "%s%016x".formatted(row.sortKey(), row.row());
                noted.add(new Object[] {run, cipher.seal(SORT_KEY.at(run, row.row()), key), row.row()});
            }
        });
        if (!noted.isEmpty()) {
            jdbc.batchUpdate("insert into sort_key (run_id, sort_key, row_no) values (?, ?, ?)", noted);
        }
    }

    /**
     * Gives every row its place, once all rows of a run are staged. What was interrupted is continued.
     *
     * @param run the run's number
     * @param unwanted asked now and then
     * @return false when it was no longer wanted, and rows have no place yet
     */
    public boolean arrange(long run, BooleanSupplier unwanted) {
        List<SortKeyRepository.SortedRow> page = next(run, "");
        while (!page.isEmpty()) {
            if (unwanted.getAsBoolean()) {
                return false;
            }
            List<SortKeyRepository.SortedRow> rows = page;
            transactions.change(() -> place(run, rows));
            page = next(run, page.get(page.size() - 1).key());
        }
        return true;
    }

    private List<SortKeyRepository.SortedRow> next(long run, String after) {
        return transactions.read(() -> keys.next(run, after));
    }

    private void place(long run, List<SortKeyRepository.SortedRow> rows) {
        // none where the commit got through although its connection broke
        if (keys.delete(run, rows) > 0) {
            long place = lastPlace(run);
            List<Object[]> places = new ArrayList<>();
            for (SortKeyRepository.SortedRow row : rows) {
                places.add(new Object[] {run, ++place, row.row()});
            }
            jdbc.batchUpdate("insert into send_order (run_id, place, row_no) values (?, ?, ?)", places);
        }
    }

    private long lastPlace(long run) {
        return client.sql("select coalesce(max(place), 0) from send_order where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /** Whether the rows of a run are sent in an order of their own. */
    boolean hasOrder(long run) {
        return client.sql("select place from send_order where run_id = :run and place = 1")
                .param("run", run)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** The next staged rows in the order in which they are sent. */
    List<StagedRow> staged(long run, long after, long upTo, int most) {
        if (!hasOrder(run)) {
            return inFile(run, after, upTo, most);
        }
        // where no row is left at all, the places of all the others need no look
        return inFile(run, 0, Long.MAX_VALUE, 1).isEmpty() ? List.of() : inOrder(run, after, upTo, most);
    }

    private List<StagedRow> inFile(long run, long after, long upTo, int most) {
        return client.sql("""
                select row_no, body, retry_job from run_row
                where run_id = :run and status = 'STAGED' and row_no > :after and row_no <= :upTo
                order by run_id, status, row_no fetch first :most rows only
                """)
                .param("run", run)
                .param("after", after)
                .param("upTo", upTo)
                .param("most", most)
                .query((rs, i) -> new StagedRow(run, rs.getLong("row_no"), body(run, rs), rs.getString("retry_job")))
                .list();
    }

    /** Places whose rows are sent already are passed over in ever larger steps. */
    private List<StagedRow> inOrder(long run, long after, long upTo, int most) {
        int size = most;
        List<Place> places = places(run, after, upTo, size);
        while (!places.isEmpty()) {
            List<StagedRow> rows = stagedAt(run, places);
            if (!rows.isEmpty()) {
                return rows.subList(0, Math.min(most, rows.size()));
            }
            size = Math.min(LARGEST_PAGE, size * GROWTH);
            places = places(run, places.get(places.size() - 1).place(), upTo, size);
        }
        return List.of();
    }

    private List<Place> places(long run, long after, long upTo, int most) {
        return client.sql("""
                select place, row_no from send_order where run_id = :run and place > :after and place <= :upTo
                order by run_id, place fetch first :most rows only
                """)
                .param("run", run)
                .param("after", after)
                .param("upTo", upTo)
                .param("most", most)
                .query((rs, i) -> new Place(rs.getLong("place"), rs.getLong("row_no")))
                .list();
    }

    private List<StagedRow> stagedAt(long run, List<Place> places) {
        Map<Long, Long> byRow = new HashMap<>();
        places.forEach(place -> byRow.put(place.row(), place.place()));
        return client
                .sql("""
                select row_no, body, retry_job from run_row where (run_id, row_no) in (:rows) and status = 'STAGED'
                """)
                .param("rows", LedgerRowReader.keys(run, List.copyOf(byRow.keySet())))
                .query((rs, i) -> new StagedRow(
                        run,
                        rs.getLong("row_no"),
                        byRow.getOrDefault(rs.getLong("row_no"), 0L),
                        body(run, rs),
                        rs.getString("retry_job")))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(StagedRow::place))
                .toList();
    }

    private String body(long run, ResultSet rs) throws SQLException {
        return cipher.open(BODY.at(run, rs.getLong("row_no")), rs.getString("body"));
    }
}
