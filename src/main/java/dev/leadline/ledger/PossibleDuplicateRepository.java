package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.shared.PageStart;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that were not sent because of another row of, perhaps, the same prospect, and decisions to send them anyway. A decision
 * concerns the row as it stands in the file, and nothing comes of it until the rows are sent.
 */
public final class PossibleDuplicateRepository {

    private static final int WHO_CHARS = 200;

    private static final String OPEN = """
            from run_row r where r.run_id = :run and r.status = 'REJECTED' and r.replaced_run is null
                and r.code in ('DUPLICATE', 'POSSIBLE_DUPLICATE') and r.duplicate_of_run is not null
            """;
    private static final String SKIPPED = """
            from run_row r where r.run_id = :run and r.status = 'DUPLICATE' and r.code = 'DUPLICATE'
                and r.duplicate_of_run is not null
            """;

    /** A decision about another lead than the one that stands beside the row now is none. */
    private static final String DECIDED = """
            from send_decision d where d.run_id = r.run_id and d.row_no = r.row_no
                and d.other_run = r.duplicate_of_run and d.other_row = r.duplicate_of_row
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final LedgerQueries ledger;
    private final RelatedRunRepository runs;
    private final CorrectionVersion version;
    private final ProspectKeys keys;

    PossibleDuplicateRepository(
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            LedgerQueries ledger,
            RelatedRunRepository runs,
            ProspectKeys keys) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.ledger = ledger;
        this.runs = runs;
        this.version = new CorrectionVersion(jdbc);
        this.keys = keys;
    }

    /** Two rows by their numbers: one that was not sent, and why. */
    private record Pair(long row, RowRef other, @Nullable String sentBy) {}

    /** The rows that a person decides about, in the order of the file, those that were decided among them. */
    public List<PossibleDuplicate> open(long run, PageStart start, int most) {
        return pairs(run, OPEN, start, most);
    }

    /** The rows that were skipped without asking anybody, because the same prospect was certainly sent before. */
    public List<PossibleDuplicate> skipped(long run, PageStart start, int most) {
        return pairs(run, SKIPPED, start, most);
    }

    private List<PossibleDuplicate> pairs(long run, String which, PageStart start, int most) {
        List<Pair> pairs = jdbc.sql("select r.row_no, r.duplicate_of_run, r.duplicate_of_row, (select d.who " + DECIDED
                        + ") as sent_by "
                        + which
                        + " and %s order by r.row_no %s fetch first :most rows only"
                                .formatted(start.condition("r.row_no"), start.direction()))
                .param("run", run)
                .param("start", start.key())
                .param("most", most)
                .query((rs, i) -> new Pair(
                        rs.getLong("row_no"),
                        new RowRef(rs.getLong("duplicate_of_run"), rs.getLong("duplicate_of_row")),
                        rs.getString("sent_by")))
                .list();
        return start.ascending(withRows(run, pairs));
    }

    private List<PossibleDuplicate> withRows(long run, List<Pair> pairs) {
        Map<Long, LedgerRow> rows = ledger
                .rows(run, pairs.stream().map(Pair::row).toList())
                .stream()
                .collect(Collectors.toMap(LedgerRow::row, Function.identity()));
        return pairs.stream()
                .flatMap(pair -> Optional.ofNullable(rows.get(pair.row())).stream()
                        .map(row -> new PossibleDuplicate(row, pair.other(), pair.sentBy())))
                .toList();
    }

    /**
     * What was sent to the API of a run, to predict which corrections of its rejects are duplicates.
     *
     * @param rules when a prospect counts as sent before
     */
    public SentProspects sentBefore(Run run, DuplicateRules rules) {
        return new SentProspects(run, rules, keys, prospect -> KeyHolder.of(jdbc, prospect), clock);
    }

    /** The rows that a person has still to decide about. */
    public Set<Long> undecided(long run) {
        return rows(run, " and r.dismissed_at is null and not exists (select 1 " + DECIDED + ")");
    }

    /** How many rows are neither left out, nor corrected, nor sent: those that are decided and those that are not. */
    public long unresolved(long run) {
        return jdbc.sql("select count(*) from run_row r where r.run_id = :run and r.status = 'REJECTED' and "
                        + RowGroup.POSSIBLE_DUPLICATE.condition())
                .param("run", run)
                .query(Long.class)
                .single();
    }

    private Set<Long> rows(long run, String condition) {
        return new TreeSet<>(jdbc.sql("select r.row_no " + OPEN + condition)
                .param("run", run)
                .query(Long.class)
                .list());
    }

    /** How many rows were skipped without asking anybody. */
    public long skipped(long run) {
        return jdbc.sql("select count(*) " + SKIPPED)
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /** The rows that are to be sent anyway, in the order of the file: those that are open and were not corrected. */
    public Set<Long> toSend(long run) {
        return rows(
                run,
                " and r.dismissed_at is null and exists (select 1 " + DECIDED
                        + ") and not exists (select 1 from correction c where c.run_id = r.run_id and c.row_no = r.row_no)");
    }

    /**
     * Decides that rows are sent anyway, beside the row that each resembles. Those that a person has not to decide about are left alone.
     *
     * @return the rows that are decided so now
     */
    public Set<Long> sendAnyway(long run, Collection<Long> rows, String who) {
        return transactions.execute(unsure -> {
            runs.lock(run);
            version.grow(run);
            rows.forEach(row -> decide(run, row, who));
            Set<Long> decided = toSend(run);
            decided.retainAll(rows);
            return decided;
        });
    }

    private void decide(long run, long row, String who) {
        undo(run, row);
        jdbc.sql(
                        "insert into send_decision (run_id, row_no, other_run, other_row, who, at) select r.run_id, r.row_no, r.duplicate_of_run, r.duplicate_of_row, :who, :now "
                                + OPEN + " and r.row_no = :row and r.dismissed_at is null")
                .param("run", run)
                .param("row", row)
                .param("who", SqlText.fit(who, WHO_CHARS))
                .param("now", SqlTime.now(clock))
                .update();
    }

    /** Takes decisions to send rows anyway back. */
    public void undo(long run, Collection<Long> rows) {
        transactions.change(() -> {
            runs.lock(run);
            version.grow(run);
            rows.forEach(row -> undo(run, row));
        });
    }

    private void undo(long run, long row) {
        jdbc.sql("""
                delete from send_decision d where d.run_id = :run and d.row_no = :row and exists (select 1 from run_row r
                    where r.run_id = d.run_id and r.row_no = d.row_no
                        and r.duplicate_of_run = d.other_run and r.duplicate_of_row = d.other_row)
                """).param("run", run).param("row", row).update();
    }

    /** Forgets the decisions about rows in the place of which others are sent, which have them now. Works in the caller's transaction. */
    void dropSent(long run) {
        jdbc.sql("""
                delete from send_decision d where d.run_id = :run and exists (select 1 from run_row r
                    where r.run_id = d.run_id and r.row_no = d.row_no and r.replaced_run is not null)
                """).param("run", run).update();
    }
}
