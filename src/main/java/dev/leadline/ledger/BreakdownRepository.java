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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Counts the rows of runs by where the leads come from and go to, and by the problem that rejected them. */
public final class BreakdownRepository {

    static final int NAME_CHARS = 200;

    /** Of the names that one call of {@link #add} counts. A column with a name of its own in every row tells nothing. */
    private static final int MOST_NAMES = 20;

    /** How many rows are read at once. */
    private static final int RANGE = 2_000;

    private static final JsonMapper JSON = new JsonMapper();

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

    /**
     * Counts one row less, which has the name no more, in the caller's transaction. A row that was not counted, because others of its chunk
     * had more frequent names, takes none of the counted ones with it.
     */
    void remove(long run, Dimension kind, String name) {
        Map<String, Object> key = Map.of(
                "run", run,
                "kind", kind.name(),
                "name", cipher.sealAlike(SealedColumn.BREAKDOWN_NAME, fit(name)));
        Optional<Long> counted = jdbc.sql(
                        "select row_count from run_breakdown where run_id = :run and kind = :kind and name = :name")
                .params(key)
                .query(Long.class)
                .optional();
        if (counted.isEmpty() || (mayHaveUncounted(run, kind) && hasRows(run, kind, fit(name), counted.get()))) {
            return;
        }
        jdbc.sql("""
                        update run_breakdown set row_count = row_count - 1
                        where run_id = :run and kind = :kind and name = :name
                        """).params(key).update();
        jdbc.sql("delete from run_breakdown where run_id = :run and kind = :kind and name = :name and row_count <= 0")
                .params(key)
                .update();
    }

    /** Only where a chunk had more names than are counted, and so the run has as many. */
    private boolean mayHaveUncounted(long run, Dimension kind) {
        return jdbc.sql("select count(*) from run_breakdown where run_id = :run and kind = :kind")
                        .param("run", run)
                        .param("kind", kind.name())
                        .query(Long.class)
                        .single()
                >= MOST_NAMES;
    }

    /** Whether at least so many rows have the name. */
    private boolean hasRows(long run, Dimension kind, String name, long wanted) {
        if (kind == Dimension.PROBLEM) {
            return rejects(run, name) >= wanted;
        }
        long last = jdbc.sql("select coalesce(max(row_no), 0) from run_row where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
        long found = 0;
        for (long from = 0; from < last && found < wanted; from += RANGE) {
            found += rows(new RowRef(run, from), RANGE, kind, name).size();
        }
        return found >= wanted;
    }

    private long rejects(long run, String code) {
        return jdbc.sql("select count(*) from run_row where run_id = :run and status = 'REJECTED' and code = :code")
                .param("run", run)
                .param("code", code)
                .query(Long.class)
                .single();
    }

    /**
     * The rows of a name, which are found by reading what is sent of every row.
     *
     * @param after the row before the first one that is read
     * @param range how many rows are read
     * @return their numbers
     */
    List<Long> rows(RowRef after, long range, Dimension kind, String name) {
        Map<String, Object> parameters = new HashMap<>();
        String contains = contains(kind, name, parameters);
        return jdbc
                .sql("""
                        select row_no, body from run_row
                        where run_id = :run and row_no > :from and row_no <= :to and body is not null and %s
                        order by run_id, row_no
                        """.formatted(contains))
                .params(parameters)
                .param("run", after.run())
                .param("from", after.row())
                .param("to", after.row() + range)
                .query((rs, i) -> Map.entry(rs.getLong("row_no"), rs.getString("body")))
                .list()
                .stream()
                .filter(row -> isNamed(new RowRef(after.run(), row.getKey()), row.getValue(), kind, name))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A cheap condition that holds for every row of the name. */
    private String contains(Dimension kind, String name, Map<String, Object> parameters) {
        if (cipher.isOn() || name.length() >= NAME_CHARS) {
            return "true";
        }
        fields(kind)
                .forEach(field -> parameters.put(
                        "text" + parameters.size(),
                        JSON.writeValueAsString(field) + ":" + JSON.writeValueAsString(name)));
        return parameters.keySet().stream()
                .map(text -> "position(cast(:" + text + " as varchar) in body) > 0")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private boolean isNamed(RowRef row, String body, Dimension kind, String name) {
        Map<String, Object> lead = JSON.readValue(
                cipher.open(SealedColumn.BODY.at(row), body), new TypeReference<Map<String, Object>>() {});
        return name(kind, lead).map(BreakdownRepository::fit).equals(Optional.of(name));
    }

    /**
     * Rewrites names that mention a person, as what is sent of the rows was rewritten, in the caller's transaction.
     *
     * @param mentions which names to rewrite
     * @param rewrite gives a name without the person
     */
    void rewrite(Predicate<String> mentions, UnaryOperator<String> rewrite) {
        jdbc.sql("select run_id, kind, name, row_count from run_breakdown where kind <> 'PROBLEM'")
                .query((rs, i) -> new StoredName(
                        rs.getLong("run_id"),
                        Dimension.valueOf(rs.getString("kind")),
                        rs.getString("name"),
                        rs.getLong("row_count")))
                .list()
                .forEach(stored -> {
                    String name = cipher.open(SealedColumn.BREAKDOWN_NAME, stored.name());
                    if (mentions.test(name) && !rewrite.apply(name).equals(name)) {
                        jdbc.sql("delete from run_breakdown where run_id = :run and kind = :kind and name = :name")
                                .param("run", stored.run())
                                .param("kind", stored.kind().name())
                                .param("name", stored.name())
                                .update();
                        add(stored.run(), stored.kind(), new NamedRows(fit(rewrite.apply(name)), stored.rows()));
                    }
                });
    }

    private record StoredName(long run, Dimension kind, String name, long rows) {}

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
