package dev.leadline.report;

import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Warning;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.Replacement;
import dev.leadline.ledger.RequestCounts;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.StopReason;
import dev.leadline.ledger.WarningTally;
import dev.leadline.shared.ExitCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A ledger on paper: the runs and rows that a test writes down. */
public final class InMemoryLedger implements LedgerView {

    /** When every run on paper began. */
    public static final Instant STARTED = Instant.parse("2026-11-22T20:27:00Z");

    private final List<Run> runs = new ArrayList<>();
    private final List<LedgerRow> rows = new ArrayList<>();
    private final List<Replacement> replacements = new ArrayList<>();
    private final Map<Long, RunClosure> closures = new HashMap<>();
    private long mislaid;

    /** A run of {@code leads.csv} with two columns, all of whose rows were read. */
    public Run completedRun(long id, long rowsRead, int exit) {
        return note(run(id, RunStatus.COMPLETED, rowsRead, STARTED.plusSeconds(8), exit));
    }

    /** A run that was stopped while its file was read. */
    Run stoppedRun(long id) {
        return note(run(id, RunStatus.STOPPED, null, null, null));
    }

    /** A run that a process works on, or did when it died. */
    public Run runningRun(long id) {
        return note(run(id, RunStatus.RUNNING, null, null, null));
    }

    /** A run that was complete, and has rows to send again. */
    public Run reopenedRun(long id) {
        return note(run(id, RunStatus.STOPPED, null, STARTED.plusSeconds(8), 5, "ROWS_TO_SEND"));
    }

    /** A held run that a person canceled, with a row that was never sent. */
    public Run canceledRun(long id) {
        add(RowStatus.STAGED, List.of("Ann", "ann@example.com"), null, null, null, null, null, 0, List.of());
        return note(run(id, RunStatus.STOPPED, 1L, STARTED.plusSeconds(8), 5, RunClosure.CANCELED));
    }

    private static Run run(
            long id, RunStatus status, @Nullable Long rowsRead, @Nullable Instant ended, @Nullable Integer exit) {
        return run(id, status, rowsRead, ended, exit, null);
    }

    private static Run run(
            long id,
            RunStatus status,
            @Nullable Long rowsRead,
            @Nullable Instant ended,
            @Nullable Integer exit,
            @Nullable String stopCode) {
        return new Run(
                id,
                "1".repeat(64),
                status,
                "leads.csv",
                "0".repeat(64),
                "generic",
                "https://api.propexo.com",
                "{}",
                List.of("Name", "Email"),
                null,
                null,
                1,
                STARTED,
                null,
                ended,
                exit == null ? null : ExitCode.of(exit),
                stopCode == null ? null : new StopReason(stopCode, "Some rows can be sent now."),
                rowsRead,
                null,
                null);
    }

    /** Adds a run as it is. */
    public Run note(Run run) {
        runs.add(run);
        return run;
    }

    /** A row that was created, and one whose e-mail address is wrong. */
    public void addCreatedAndRejected() {
        created("job-1", "rec-1").rejected(List.of("Ann", "annexample.com"), badEmail("annexample.com"));
    }

    /** A row of which nobody knows whether it arrived. */
    public void addDoubtful() {
        add(RowStatus.IN_DOUBT, List.of("Bob", "bob@example.com"), null, null, null, null, null, 1, List.of());
    }

    InMemoryLedger created(String jobId, String recordId) {
        return add(RowStatus.CREATED, List.of(), jobId, recordId, 200, null, null, 1, List.of());
    }

    InMemoryLedger rejected(List<String> cells, Problem... problems) {
        return add(RowStatus.REJECTED, cells, null, null, null, null, null, 0, List.of(problems));
    }

    InMemoryLedger refused(List<String> cells, String code, String message) {
        return add(RowStatus.REFUSED, cells, null, null, 422, code, message, 1, List.of());
    }

    /** A fixed reject that stands in for another row. */
    public void replace(RowRef old, RowRef by) {
        replacements.add(new Replacement(old, by));
    }

    /** Makes the ledger count rows that it does not show. */
    InMemoryLedger mislaying(long number) {
        mislaid = number;
        return this;
    }

    static Problem badEmail(String value) {
        return new Problem(
                ProblemCode.BAD_EMAIL,
                "email_1",
                "Email",
                value,
                "\"" + value + "\" is not a valid e-mail address. Enter one address, such as ann@example.com.");
    }

    private InMemoryLedger add(
            RowStatus status,
            List<String> cells,
            @Nullable String jobId,
            @Nullable String recordId,
            @Nullable Integer httpStatus,
            @Nullable String code,
            @Nullable String message,
            int attempts,
            List<Problem> problems) {
        long number = rows.size() + 1L;
        @Nullable Instant sent = attempts == 0 ? null : STARTED.plusMillis(1_250 * number);
        @Nullable Instant settled = status == RowStatus.CREATED ? STARTED.plusSeconds(5) : null;
        rows.add(new LedgerRow(
                number,
                number + 1,
                status,
                cells,
                jobId,
                recordId,
                httpStatus,
                code,
                message,
                attempts,
                sent,
                settled,
                problems,
                null,
                null,
                List.of()));
        return this;
    }

    /** A created row whose second contact was left out. */
    InMemoryLedger createdWithWarning(Warning warning) {
        created("job-" + (rows.size() + 1), "record-1");
        LedgerRow last = rows.remove(rows.size() - 1);
        rows.add(new LedgerRow(
                last.row(),
                last.line(),
                last.status(),
                last.cells(),
                last.jobId(),
                last.recordId(),
                last.httpStatus(),
                last.code(),
                last.message(),
                last.attempts(),
                last.sentAt(),
                last.settledAt(),
                last.problems(),
                last.replacedBy(),
                last.dismissal(),
                List.of(warning)));
        return this;
    }

    @Override
    public String homeId() {
        return "k7f3";
    }

    @Override
    public List<Run> runs() {
        return List.copyOf(runs);
    }

    @Override
    public Optional<Run> run(long id) {
        return runs.stream().filter(run -> run.id() == id).findFirst();
    }

    @Override
    public Optional<RunClosure> closure(long run) {
        return Optional.ofNullable(closures.get(run));
    }

    /** Deletes the personal data of a run. */
    public void purged(long run, Instant at) {
        closures.put(run, new RunClosure(RunClosure.ClosureKind.PURGED, at));
    }

    @Override
    public RowCounts counts(long run) {
        Map<RowStatus, Long> counts = new EnumMap<>(RowStatus.class);
        rows.forEach(row -> counts.merge(row.status(), 1L, Long::sum));
        counts.merge(RowStatus.STAGED, mislaid, Long::sum);
        return new RowCounts(counts);
    }

    @Override
    public RowCounts openRejects(long run) {
        Map<RowStatus, Long> counts = new EnumMap<>(RowStatus.class);
        rows.stream().filter(LedgerRow::isOpenReject).forEach(row -> counts.merge(row.status(), 1L, Long::sum));
        return new RowCounts(counts);
    }

    @Override
    public List<ProblemCount> problemCounts(long run) {
        return rows.stream()
                .flatMap(row -> row.problems().stream())
                .map(problem -> new ProblemCount(problem.code().name(), problem.field(), 1))
                .toList();
    }

    @Override
    public List<ProblemCount> warningCounts(long run) {
        WarningTally tally = new WarningTally();
        rows.forEach(row -> tally.add(row.warnings()));
        return tally.counts();
    }

    @Override
    public void forEachRow(long run, Set<RowStatus> statuses, Consumer<LedgerRow> action) {
        rows.stream().filter(row -> statuses.contains(row.status())).forEach(action);
    }

    @Override
    public List<LedgerRow> rows(long run, List<Long> numbers) {
        return rows.stream().filter(row -> numbers.contains(row.row())).toList();
    }

    @Override
    public Optional<List<String>> cells(RowRef row) {
        return rows.stream()
                .filter(one -> one.row() == row.row())
                .map(LedgerRow::cells)
                .findFirst();
    }

    @Override
    public List<Replacement> replacements(long run) {
        return List.copyOf(replacements);
    }

    @Override
    public DuplicateRules duplicateRules(long run) {
        return DuplicateRules.DEFAULTS;
    }

    @Override
    public RequestCounts requests(long run) {
        return new RequestCounts(3, 7, 1);
    }
}
