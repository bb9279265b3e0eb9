package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.encryption.CellCipher;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the rows of runs by where the leads come from and go to, and by the problem that rejected them. */
public final class BreakdownRepository {

    static final int NAME_CHARS = 200;

    /** Of the names that one call of {@link #add} counts. A column with a name of its own in every row tells nothing. */
    private static final int MOST_NAMES = 20;

    private final JdbcClient jdbc;
    private final CellCipher cipher;

    BreakdownRepository(JdbcClient jdbc, CellCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** What rows are counted by. */
    public enum Dimension {
        /** The lead source that is sent. */
        SOURCE,
        /** The community that is sent, by its ID. */
        COMMUNITY,
        /** The code of the first problem of a reject. */
        PROBLEM
    }

    /**
     * Rows of one name.
     *
     * @param name as it is sent, or the code of a problem
     * @param rows how many
     */
    public record NamedRows(String name, long rows) {}

    /** Counts new rows of a run, in the caller's transaction. */
    void add(long run, List<? extends NewRow> rows) {
        Arrays.stream(Dimension.values())
                .forEach(kind -> mostFrequent(kind, rows).forEach(names -> add(run, kind, names)));
    }

    /** Counts one row less, in the caller's transaction. */
    void remove(long run, Dimension kind, String name) {
        String counted = cipher.sealAlike(SealedColumn.BREAKDOWN_NAME, fit(name));
        jdbc.sql("""
                        update run_breakdown set row_count = row_count - 1
                        where run_id = :run and kind = :kind and name = :name
                        """)
                .param("run", run)
                .param("kind", kind.name())
                .param("name", counted)
                .update();
        jdbc.sql("delete from run_breakdown where run_id = :run and kind = :kind and name = :name and row_count <= 0")
                .param("run", run)
                .param("kind", kind.name())
                .param("name", counted)
                .update();
    }

    private static Stream<NamedRows> mostFrequent(Dimension kind, List<? extends NewRow> rows) {
        Map<String, Long> counts = new HashMap<>();
        rows.forEach(row -> names(kind, row.verdict()).forEach(name -> counts.merge(name, 1L, Long::sum)));
        return counts.entrySet().stream()
                .map(entry -> new NamedRows(fit(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingLong(NamedRows::rows).reversed().thenComparing(NamedRows::name))
                .limit(MOST_NAMES);
    }

    private static Stream<String> names(Dimension kind, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            return name(kind, accepted.lead().body()).stream();
        }
        return kind == Dimension.PROBLEM && verdict instanceof Verdict.Rejected rejected
                ? Stream.of(rejected.problems().get(0).code().name())
                : Stream.empty();
    }

    /** What a lead is counted by; empty where it has no such name. */
    static Optional<String> name(Dimension kind, Map<String, Object> body) {
        return fields(kind).stream()
                .map(body::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    /** The fields of a lead that have the name; the first one counts. */
    static List<String> fields(Dimension kind) {
        return switch (kind) {
            case SOURCE -> List.of("prospect_source", "attribution_id");
            case COMMUNITY -> List.of("community_id");
            case PROBLEM -> List.of();
        };
    }

    /** A name as it is counted. */
    static String fit(String name) {
        return SqlText.fit(name, NAME_CHARS);
    }

    private void add(long run, Dimension kind, NamedRows names) {
        String name = cipher.sealAlike(SealedColumn.BREAKDOWN_NAME, names.name());
        int known = jdbc.sql("""
                        update run_breakdown set row_count = row_count + :rows
                        where run_id = :run and kind = :kind and name = :name
                        """)
                .param("rows", names.rows())
                .param("run", run)
                .param("kind", kind.name())
                .param("name", name)
                .update();
        if (known == 0) {
            jdbc.sql("insert into run_breakdown (run_id, kind, name, row_count) values (:run, :kind, :name, :rows)")
                    .param("run", run)
                    .param("kind", kind.name())
                    .param("name", name)
                    .param("rows", names.rows())
                    .update();
        }
    }

    /**
     * The names with the most rows.
     *
     * @param kind what the rows are counted by
     * @param firstRun of this run and all later ones
     * @param most how many names
     * @return the most frequent first
     */
    public List<NamedRows> top(Dimension kind, long firstRun, int most) {
        return jdbc.sql("""
                        select name, sum(row_count) as row_total from run_breakdown where kind = :kind and run_id >= :first
                        group by name order by row_total desc, name fetch first :most rows only
                        """)
                .param("kind", kind.name())
                .param("first", firstRun)
                .param("most", most)
                .query((rs, i) -> new NamedRows(
                        cipher.open(SealedColumn.BREAKDOWN_NAME, rs.getString("name")), rs.getLong("row_total")))
                .list();
    }

    /**
     * The runs that have rows of a name.
     *
     * @param firstRun of this run and all later ones
     * @return how many rows each of them has
     */
    Map<Long, Long> byRun(Dimension kind, String name, long firstRun) {
        Map<Long, Long> rows = new HashMap<>();
        jdbc.sql("select run_id, row_count from run_breakdown where kind = :kind and name = :name and run_id >= :first")
                .param("kind", kind.name())
                .param("name", cipher.sealAlike(SealedColumn.BREAKDOWN_NAME, fit(name)))
                .param("first", firstRun)
                .query(rs -> {
                    rows.put(rs.getLong("run_id"), rs.getLong("row_count"));
                });
        return rows;
    }

    /**
     * The rejects of runs by what was wrong with them when the file was read. Rows that a person left out are no rejects.
     *
     * @param firstRun of this run and all later ones
     * @return by run, how many rows each code has
     */
    public Map<Long, Map<String, Long>> problems(long firstRun) {
        Map<Long, Map<String, Long>> problems = new HashMap<>();
        jdbc.sql("select run_id, name, row_count from run_breakdown where kind = 'PROBLEM' and run_id >= :first")
                .param("first", firstRun)
                .query(rs -> {
                    String code = cipher.open(SealedColumn.BREAKDOWN_NAME, rs.getString("name"));
                    if (!code.equals(ProblemCode.SKIPPED.name())) {
                        problems.computeIfAbsent(rs.getLong("run_id"), run -> new HashMap<>())
                                .put(code, rs.getLong("row_count"));
                    }
                });
        return problems;
    }
}
