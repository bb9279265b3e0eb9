package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.BreakdownRepository.Dimension;
import dev.leadline.shared.PageStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leads of several runs, with the numbers of them: what a page costs does not grow with what there is. */
public final class LeadListRepository {

    /** Of rows that became rejects after the file was read, or that a person left out. */
    private static final Set<String> LATER_CODES = Set.of(
            ProblemCode.DUPLICATE.name(),
            ProblemCode.POSSIBLE_DUPLICATE.name(),
            ProblemCode.SKIPPED.name(),
            ProblemCode.FORGOTTEN.name(),
            UnsentRowRepository.LEFT_OUT);

    private static final String NOT_OF_THE_FILE =
            LATER_CODES.stream().sorted().map(code -> "'" + code + "'").collect(Collectors.joining(", ", "(", ")"));

    private static final int RANGE = 2_000;

    /** What the database compares takes a fraction of what has to be decrypted first. */
    private static final int MOST_READ = 40_000;

    private static final int MOST_DECRYPTED = 6_000;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final LedgerQueries ledger;
    private final BreakdownRepository breakdown;
    private final CellCipher cipher;

    LeadListRepository(
            JdbcClient jdbc,
            Transactions transactions,
            LedgerQueries ledger,
            BreakdownRepository breakdown,
            CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ledger = ledger;
        this.breakdown = breakdown;
        this.cipher = cipher;
    }

    /**
     * How many leads there are. The rejects of files leave corrections out, so that their number does not depend on how often somebody tried.
     *
     * @param runs the latest first
     * @return by run, in the same order, without runs that have none
     */
    public Map<Long, Long> counts(List<RunLine> runs, LeadFilter filter) {
        Map<Long, Long> named = runs.isEmpty()
                ? Map.of()
                : named(filter, runs.get(runs.size() - 1).id());
        Map<Long, Long> counts = new LinkedHashMap<>();
        runs.forEach(run -> {
            long rows = filter.kind() == null ? filter.group().count(run) : named.getOrDefault(run.id(), 0L);
            if (rows > 0 && (filter.kind() != Dimension.PROBLEM || run.fixes() == null)) {
                counts.put(run.id(), rows);
            }
        });
        return counts;
    }

    /** Whether the code of a reject says what was wrong with it when its file was read. */
    static boolean isOfTheFile(@Nullable String code) {
        return code != null && !LATER_CODES.contains(code);
    }

    private Map<Long, Long> named(LeadFilter filter, long firstRun) {
        Dimension kind = filter.kind();
        if (kind == null) {
            return Map.of();
        }
        if (!filter.equals(LeadFilter.rejects())) {
            return breakdown.byRun(kind, filter.name(), firstRun);
        }
        return breakdown.problems(firstRun).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        run -> run.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()));
    }

    /**
     * Leads of some runs. Leads of a source or community may be far apart; where they are, the page may have few of them, or none, and there
     * may be more all the same.
     *
     * @param runs the latest first
     * @param after the place after which the page starts; run 0 for the beginning
     * @param most how many
     */
    public LeadSlice page(List<Long> runs, LeadFilter filter, RowRef after, int most) {
        Map<Long, List<LedgerRow>> found = new LinkedHashMap<>();
        Budget budget = new Budget(cipher.isOn() ? MOST_DECRYPTED : MOST_READ);
        int missing = most + 1;
        for (long run : runs) {
            if (after.run() == 0 || run <= after.run()) {
                long start = run == after.run() ? after.row() : 0;
                List<LedgerRow> rows = rows(new RowRef(run, start), filter, missing, budget);
                missing -= rows.size();
                if (missing == 0) {
                    return full(found, run, rows.subList(0, rows.size() - 1));
                }
                if (!rows.isEmpty()) {
                    found.put(run, rows);
                }
                if (budget.isSpent()) {
                    return new LeadSlice(found, budget.reached());
                }
            }
        }
        return new LeadSlice(found, null);
    }

    private static LeadSlice full(Map<Long, List<LedgerRow>> found, long run, List<LedgerRow> rows) {
        if (!rows.isEmpty()) {
            found.put(run, rows);
        }
        long last = found.keySet().stream().reduce((one, next) -> next).orElse(run);
        List<LedgerRow> ofLast = found.getOrDefault(last, List.of());
        return new LeadSlice(
                found, new RowRef(last, ofLast.get(ofLast.size() - 1).row()));
    }

    private List<LedgerRow> rows(RowRef after, LeadFilter filter, int most, Budget budget) {
        Dimension kind = filter.kind();
        if (kind == null) {
            return ledger.page(after.run(), filter.group().filters(), PageStart.after(after.row()), most);
        }
        return ledger.rows(
                after.run(),
                kind == Dimension.PROBLEM
                        ? rejects(after, filter.name(), most)
                        : named(after, kind, filter.name(), most, budget));
    }

    private List<Long> rejects(RowRef after, String code, int most) {
        return transactions.read(() -> jdbc.sql("""
                select row_no from run_row where run_id = :run and status = 'REJECTED' and row_no > :after and code %s
                order by run_id, status, row_no fetch first :most rows only
                """.formatted(code.isEmpty() ? "not in " + NOT_OF_THE_FILE : "= :code"))
                .param("run", after.run())
                .param("after", after.row())
                .param("code", code)
                .param("most", most)
                .query(Long.class)
                .list());
    }

    /** No column has the name, so rows are read until there are enough of them, or too many were read for one page. */
    private List<Long> named(RowRef after, Dimension kind, String name, int most, Budget budget) {
        long last = transactions.read(() -> jdbc.sql("select coalesce(max(row_no), 0) from run_row where run_id = :run")
                .param("run", after.run())
                .query(Long.class)
                .single());
        List<Long> found = new ArrayList<>();
        long from = after.row();
        while (from < last && found.size() < most && !budget.isSpent()) {
            RowRef start = new RowRef(after.run(), from);
            found.addAll(transactions.read(() -> breakdown.rows(start, RANGE, kind, name)));
            from += RANGE;
            budget.spend(new RowRef(after.run(), Math.min(from, last)));
        }
        return found.size() > most ? found.subList(0, most) : found;
    }

    /** How many more rows may be read. */
    private static final class Budget {

        private long rows;
        private RowRef reached = new RowRef(0, 0);

        Budget(long rows) {
            this.rows = rows;
        }

        void spend(RowRef place) {
            rows -= RANGE;
            reached = place;
        }

        boolean isSpent() {
            return rows <= 0;
        }

        RowRef reached() {
            return reached;
        }
    }
}
