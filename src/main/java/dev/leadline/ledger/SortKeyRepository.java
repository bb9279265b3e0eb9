package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.SORT_KEY;

import dev.leadline.encryption.CellCipher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the rows of a run are sorted by, until they have a place. The database sorts the keys by its index; it cannot sort sealed
 * ones, so that all that are left are opened for each page, and the pages are larger. Works in the caller's transaction.
 */
final class SortKeyRepository {

    private static final int PAGE = 5_000;
    private static final int SEALED_PAGE = 50_000;

    private final JdbcClient jdbc;
    private final CellCipher cipher;

    SortKeyRepository(JdbcClient jdbc, CellCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** A row without a place, with its key and what is stored of it. */
    record SortedRow(String key, String stored, long row) {}

    /** The next rows in their order, where those up to a key have a place. */
    List<SortedRow> next(long run, String after) {
        return cipher.isOn() ? nextSealed(run) : stored(run, after);
    }

    private List<SortedRow> stored(long run, String after) {
        return jdbc.sql("""
                select sort_key, row_no from sort_key where run_id = :run and sort_key > :after
                order by run_id, sort_key fetch first :most rows only
                """)
                .param("run", run)
                .param("after", after)
                .param("most", PAGE)
                .query((rs, i) -> new SortedRow(
                        cipher.open(SORT_KEY.at(run, rs.getLong("row_no")), rs.getString("sort_key")),
                        rs.getString("sort_key"),
                        rs.getLong("row_no")))
                .list();
    }

    private List<SortedRow> nextSealed(long run) {
        PriorityQueue<SortedRow> first =
                new PriorityQueue<>(Comparator.comparing(SortedRow::key).reversed());
        List<SortedRow> page = stored(run, "");
        while (!page.isEmpty()) {
            for (SortedRow row : page) {
                first.add(row);
                if (first.size() > SEALED_PAGE) {
                    first.remove();
                }
            }
            page = stored(run, page.get(page.size() - 1).stored());
        }
        List<SortedRow> sorted = new ArrayList<>(first);
        sorted.sort(Comparator.comparing(SortedRow::key));
        return sorted;
    }

    /**
     * Deletes keys of rows that get a place.
     *
     * @return how many there were
     */
    int delete(long run, List<SortedRow> rows) {
        if (!cipher.isOn()) {
            return jdbc.sql("delete from sort_key where run_id = :run and sort_key >= :first and sort_key <= :last")
                    .param("run", run)
                    .param("first", rows.get(0).key())
                    .param("last", rows.get(rows.size() - 1).key())
                    .update();
        }
        int deleted = 0;
        for (int from = 0; from < rows.size(); from += PAGE) {
            deleted += jdbc.sql("delete from sort_key where (run_id, sort_key) in (:keys)")
                    .param(
                            "keys",
                            rows.subList(from, Math.min(rows.size(), from + PAGE)).stream()
                                    .map(row -> new Object[] {run, row.stored()})
                                    .toList())
                    .update();
        }
        return deleted;
    }
}
