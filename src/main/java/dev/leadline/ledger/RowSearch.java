package dev.leadline.ledger;

import dev.leadline.encryption.CellCipher;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds rows by words. What it costs is bounded by the rarest of them, and never more than {@link #MOST} rows. */
final class RowSearch {

    /** Nobody reads on through so many; one more word finds the row that is looked for. */
    private static final int MOST = 2_000;

    private static final int SHORTEST_PREFIX = 3;

    private final JdbcClient jdbc;
    private final CellCipher cipher;

    RowSearch(JdbcClient jdbc, CellCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * Rows that all words lead to.
     *
     * @param rows their numbers in order
     * @param isCut whether there may be more
     */
    record Matches(List<Long> rows, boolean isCut) {}

    Matches matches(long run, Set<String> words) {
        List<Frequency> rarestFirst = words.stream()
                .map(cipher::word)
                .map(word -> new Frequency(word, frequency(run, word)))
                .sorted(Comparator.comparingLong(Frequency::rows))
                .toList();
        List<Long> rows = rows(run, rarestFirst.stream().map(Frequency::word).toList());
        return new Matches(rows, rarestFirst.get(0).rows() > MOST);
    }

    private record Frequency(String word, long rows) {}

    private long frequency(long run, String word) {
        return jdbc.sql("""
                select count(*) from (select 1 as one from row_word where run_id = :run and word between :from and :to
                    fetch first :most rows only) counted
                """)
                .param("run", run)
                .param("from", word)
                .param("to", end(word))
                .param("most", MOST + 1)
                .query(Long.class)
                .single();
    }

    private List<Long> rows(long run, List<String> rarestFirst) {
        Map<String, Object> parameters = new HashMap<>(Map.of("run", run, "most", MOST));
        StringBuilder sql = new StringBuilder("""
                select distinct w.row_no from (select row_no from row_word
                    where run_id = :run and word between :from0 and :to0
                    order by run_id, word, row_no fetch first :most rows only) w where true
                """);
        for (int i = 0; i < rarestFirst.size(); i++) {
            parameters.put("from" + i, rarestFirst.get(i));
            parameters.put("to" + i, end(rarestFirst.get(i)));
            if (i > 0) {
                sql.append("""
                         and exists (select 1 from row_word o where o.run_id = :run and o.row_no = w.row_no
                            and o.word between :from%d and :to%1$d)
                        """.formatted(i));
            }
        }
        return jdbc.sql(sql.append(" order by row_no").toString())
                .params(parameters)
                .query(Long.class)
                .list();
    }

    /** The latest runs in which each word leads to a row, though not all of them to the same one. */
    List<Long> runsWith(Set<String> words, int most) {
        Map<String, Object> parameters = new HashMap<>(Map.of("most", most));
        StringBuilder sql = new StringBuilder("select id from run where true");
        for (String word : words.stream().map(cipher::word).toList()) {
            int number = parameters.size();
            parameters.put("from" + number, word);
            parameters.put("to" + number, end(word));
            sql.append("""
                     and exists (select 1 from row_word where run_id = run.id and word between :from%d and :to%1$d)
                    """.formatted(number));
        }
        return jdbc.sql(sql.append(" order by id desc fetch first :most rows only")
                        .toString())
                .params(parameters)
                .query(Long.class)
                .list();
    }

    /** What begins with a hash tells nothing of what begins with the word. */
    private String end(String word) {
        return cipher.isOn() || word.length() < SHORTEST_PREFIX ? word : word + '\uFFFF';
    }

    /** Those of some rows that a filter lets through, in order. */
    List<Long> passing(long run, List<Long> rows, RowFilter filter) {
        if (rows.isEmpty() || filter.isAll()) {
            return rows;
        }
        return jdbc
                .sql("select r.row_no, r.status from run_row r where (r.run_id, r.row_no) in (:rows) and "
                        + filter.condition() + " order by r.row_no")
                .param("rows", LedgerRowReader.keys(run, rows))
                .params(filter.parameters())
                .query((rs, i) -> Map.entry(rs.getLong("row_no"), RowStatus.valueOf(rs.getString("status"))))
                .list()
                .stream()
                .filter(row -> filter.statuses().contains(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
