package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.BODY;
import static dev.leadline.ledger.SealedColumn.CELLS;
import static dev.leadline.ledger.SealedColumn.MESSAGE;
import static dev.leadline.ledger.SealedColumn.PROBLEM_CELL;
import static dev.leadline.ledger.SealedColumn.PROBLEM_MESSAGE;
import static dev.leadline.ledger.SealedColumn.PROBLEM_SUGGESTION;
import static dev.leadline.ledger.SealedColumn.WARNINGS;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.encryption.CellCipher;
import dev.leadline.lead.Problem;
import dev.leadline.lead.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The stage step's side of a row's life: into the ledger, as STAGED or REJECTED, in the caller's transaction. */
public final class StagingRepository {

    private static final int WORD_CHARS = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcTemplate jdbc;
    private final ReplacementRepository replacing;
    private final SendOrderRepository order;
    private final BreakdownRepository breakdown;
    private final Clock clock;
    private final CellCipher cipher;

    StagingRepository(
            JdbcTemplate jdbc,
            ReplacementRepository replacing,
            SendOrderRepository order,
            BreakdownRepository breakdown,
            Clock clock,
            CellCipher cipher) {
        this.jdbc = jdbc;
        this.replacing = replacing;
        this.order = order;
        this.breakdown = breakdown;
        this.clock = clock;
        this.cipher = cipher;
    }

    /**
     * How far the file stands in the ledger.
     *
     * @param run the run's number
     * @return the highest row number, or 0 when there is none
     */
    public long lastRow(long run) {
        Long last =
                jdbc.queryForObject("select coalesce(max(row_no), 0) from run_row where run_id = ?", Long.class, run);
        return last == null ? 0 : last;
    }

    /**
     * Adds rows, with the reasons of those that are rejected. A fixed reject takes the place of the row that it came from, or is
     * a DUPLICATE where that one has been sent, or may be.
     *
     * @param run the run's number
     * @param rows in the order of their numbers
     */
    public void add(long run, List<? extends NewRow> rows) {
        List<RowRecord> kept =
                rows.stream().map(row -> RowRecord.of(row, cipher)).toList();
        jdbc.batchUpdate("""
                insert into run_row (run_id, row_no, line_no, status, cells, body, warnings, code, message, attempts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                """, kept.stream().map(row -> columns(run, row)).toList());
        dismissSkipped(run, rows);
        List<Object[]> problems = new ArrayList<>();
        kept.forEach(row -> addProblems(run, row.row(), problems));
        if (!problems.isEmpty()) {
            jdbc.batchUpdate("""
                    insert into row_problem (run_id, row_no, position, code, field, column_name, cell, message, suggestion)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, problems);
        }
        addWords(run, kept);
        addWarnings(run, kept);
        breakdown.add(run, rows);
        order.note(run, kept.stream().map(RowRecord::row).toList());
        rows.forEach(row -> {
            if (row.fixes() != null) {
                replacing.standIn(new RowRef(run, row.row()), row.fixes());
            }
        });
    }

    private void dismissSkipped(long run, List<? extends NewRow> rows) {
        List<Object[]> skipped = new ArrayList<>();
        for (NewRow row : rows) {
            if (row.skippedBy() != null) {
                skipped.add(new Object[] {SqlTime.now(clock), row.skippedBy(), run, row.row()});
            }
        }
        if (!skipped.isEmpty()) {
            jdbc.batchUpdate(
                    "update run_row set dismissed_at = ?, dismissed_by = ? where run_id = ? and row_no = ?", skipped);
        }
    }

    /** Words are added in the order of their index: each of its pages is then read and stored once, and not for every row. */
    private void addWords(long run, List<RowRecord> rows) {
        List<RowWord> words = rows.stream()
                .map(RowRecord::row)
                .flatMap(row -> row.words().stream()
                        .map(word -> new RowWord(cipher.word(SqlText.fit(word, WORD_CHARS)), row.row())))
                .sorted(Comparator.comparing(RowWord::word).thenComparingLong(RowWord::row))
                .toList();
        if (!words.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into row_word (word, run_id, row_no) values (?, ?, ?)",
                    words.stream()
                            .map(word -> new Object[] {word.word(), run, word.row()})
                            .toList());
        }
    }

    private record RowWord(String word, long row) {}

    private void addWarnings(long run, List<RowRecord> rows) {
        WarningTally tally = new WarningTally();
        rows.forEach(kept -> {
            if (kept.row().verdict() instanceof Verdict.Accepted accepted) {
                tally.add(accepted.warnings());
            }
        });
        tally.counts().forEach(count -> addWarning(run, count));
    }

    private void addWarning(long run, ProblemCount count) {
        int known = jdbc.update(
                "update run_warning set row_count = row_count + ? where run_id = ? and code = ? and field = ?",
                count.count(),
                run,
                count.code(),
                count.field());
        if (known == 0) {
            jdbc.update(
                    "insert into run_warning (run_id, code, field, row_count) values (?, ?, ?, ?)",
                    run,
                    count.code(),
                    count.field(),
                    count.count());
        }
    }

    private @Nullable Object[] columns(long run, RowRecord kept) {
        NewRow row = kept.row();
        RowRef ref = new RowRef(run, row.row());
        Problem first = row.verdict() instanceof Verdict.Rejected rejected
                ? rejected.problems().get(0)
                : null;
        return new @Nullable Object[] {
            run,
            row.row(),
            row.line(),
            first == null ? RowStatus.STAGED.name() : RowStatus.REJECTED.name(),
            cipher.seal(CELLS.at(ref), kept.cells()),
            cipher.sealNullable(BODY.at(ref), kept.body()),
            cipher.sealNullable(WARNINGS.at(ref), kept.warnings()),
            first == null ? null : first.code().name(),
            first == null
                    ? null
                    : cipher.seal(MESSAGE.at(ref), SqlText.fit(first.message(), RequestResult.MESSAGE_CHARS))
        };
    }

    private void addProblems(long run, NewRow row, List<@Nullable Object[]> into) {
        if (row.verdict() instanceof Verdict.Rejected rejected) {
            int position = 0;
            for (Problem problem : rejected.problems()) {
                into.add(columns(run, row.row(), position++, problem));
            }
        }
    }

    private @Nullable Object[] columns(long run, long row, int position, Problem problem) {
        return new @Nullable Object[] {
            run,
            row,
            position,
            problem.code().name(),
            problem.field(),
            kept(problem.column()),
            cipher.sealNullable(PROBLEM_CELL.at(run, row, position), kept(problem.value())),
            cipher.seal(PROBLEM_MESSAGE.at(run, row, position), SqlText.fit(problem.message(), cipher.longest())),
            problem.suggestion() == null
                    ? null
                    : cipher.seal(
                            PROBLEM_SUGGESTION.at(run, row, position), JSON.writeValueAsString(problem.suggestion()))
        };
    }

    private @Nullable String kept(@Nullable String text) {
        return text == null ? null : SqlText.fit(text, cipher.longest());
    }
}
