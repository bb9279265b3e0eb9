package dev.leadline.plan;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.mapping.ConversionNotes;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.DuplicateDecision;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RequestCounts;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.WarningTally;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.plan.HistoryResult.DuplicateCount;
import dev.leadline.report.RejectsFile;
import dev.leadline.report.ReportFiles;
import dev.leadline.report.ReportNotWrittenException;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import dev.leadline.source.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Validates a file: converts every row without saving it. */
public final class FileValidator {

    /** Reading takes a third of the time: further threads would wait for rows. */
    private static final int MOST_HELPERS = 3;

    private final ImportPlan plan;
    private final Path rejectsPath;
    private final int bodiesWanted;
    private final List<Lead> bodies = new ArrayList<>();
    private final Map<ProblemKey, Long> problems = new LinkedHashMap<>();
    private final ConversionNotes remarks = new ConversionNotes();
    private final WarningTally warnings = new WarningTally();
    private final MappingPlan otherChoice;
    private final SortedMap<Long, Long> duplicates = new TreeMap<>();
    private @Nullable MappingComparison comparison;
    private @Nullable SentBefore sentBefore;
    private UnaryOperator<Iterator<Row>> edits = UnaryOperator.identity();
    private long rejectedDuplicates;
    private long rejectedByOther;
    private long valid;
    private final DuplicateRows duplicateRows = new DuplicateRows();
    private long rejected;

    /**
     * @param plan the file and its mapping
     * @param rejectsPath the rejects file
     * @param bodiesWanted the number of leads to show
     */
    public FileValidator(ImportPlan plan, Path rejectsPath, int bodiesWanted) {
        this.plan = plan;
        this.rejectsPath = rejectsPath;
        this.bodiesWanted = bodiesWanted;
        this.otherChoice = plan.mapping()
                .with(plan.mapping().invalidValues() == InvalidValues.OMIT ? InvalidValues.REJECT : InvalidValues.OMIT);
    }

    /**
     * Compares each row with what another mapping makes of it.
     *
     * @param with counts the rows that change
     * @return this validator
     */
    public FileValidator comparing(@Nullable MappingComparison with) {
        this.comparison = with;
        return this;
    }

    /**
     * Predicts which rows are duplicates.
     *
     * @param history what was sent before
     * @return this validator
     */
    public FileValidator against(@Nullable SentBefore history) {
        this.sentBefore = history;
        return this;
    }

    /**
     * Checks the rows as a person has edited them.
     *
     * @param editing gives the rows that are imported, in their order
     * @return this validator
     */
    public FileValidator editing(UnaryOperator<Iterator<Row>> editing) {
        this.edits = editing;
        return this;
    }

    /**
     * Checks the file and writes its rejects, replacing those of an earlier check.
     *
     * @param progress receives the progress and the notes
     * @return what was found
     * @throws UserException when the rejects file exists and is not from a check
     * @throws ReportNotWrittenException when the rejects of an earlier check are there and cannot be replaced, or the disk is full
     * @throws dev.leadline.source.UnusableFileException when the file changes while it is read
     */
    public ValidationResult run(PlanListener progress) {
        if (Files.exists(rejectsPath) && !RejectsFile.isOfCheck(rejectsPath)) {
            throw UserException.usage("plan.rejects-exist", rejectsPath);
        }
        plan.notes().forEach(progress::note);
        plan.mapping().notes().forEach(progress::note);
        plan.mapping().warnings().forEach(progress::warning);
        progress.step("Checking", plan.rows());
        try (RejectsFile rejects = openRejects(progress)) {
            plan.file().readAll((header, rows) -> checkAll(new CountingRows(rows, progress), rejects));
            boolean worthwhile = allRejected() > 0 || Files.exists(rejectsPath);
            return checked(worthwhile && rejects != null ? rejects.publish() : null);
        }
    }

    /** What the file contains is known without them, as in a container whose folders are read-only. */
    private @Nullable RejectsFile openRejects(PlanListener progress) {
        try {
            return RejectsFile.open(rejectsPath, plan.file().header(), RejectForm.NO_RUN);
        } catch (ReportNotWrittenException e) {
            if (Files.exists(rejectsPath)) {
                throw e;
            }
            progress.warning(UserMessage.of("plan.rejects-not-saved", String.valueOf(e.getMessage()))
                    .text());
            return null;
        }
    }

    private long checkAll(CountingRows rows, @Nullable RejectsFile rejects) {
        int helpers = Math.min(MOST_HELPERS, Runtime.getRuntime().availableProcessors() - 1);
        new ParallelConversion<>(plan.mapping()::convert, (row, verdict) -> checkRow(row, verdict, rejects), helpers)
                .run(edits.apply(rows));
        return rows.count();
    }

    private void checkRow(Row row, Verdict verdict, @Nullable RejectsFile rejects) {
        remarks.add(verdict);
        if (comparison != null) {
            comparison.add(row, verdict);
        }
        if (verdict instanceof Verdict.Rejected refused) {
            rejected++;
            rejectedByOther += isRejectedByOther(row) ? 1 : 0;
            reject(row, refused.problems(), rejects);
        } else if (verdict instanceof Verdict.Accepted accepted) {
            warnings.add(accepted.warnings());
            rejectedByOther += isDoubtful(accepted) && isRejectedByOther(row) ? 1 : 0;
            duplicate(row, accepted.lead())
                    .ifPresentOrElse(decision -> addDuplicate(row, decision, rejects), () -> addValid(accepted.lead()));
        }
    }

    private void reject(Row row, List<Problem> found, @Nullable RejectsFile rejects) {
        if (rejects != null) {
            rejects.write(row.number(), row.line(), found, row.cells());
        }
        found.forEach(problem -> problems.merge(ProblemKey.of(problem), 1L, Long::sum));
    }

    private Optional<DuplicateDecision> duplicate(Row row, Lead lead) {
        return sentBefore == null ? Optional.empty() : sentBefore.forecast().add(lead, row.number());
    }

    private void addDuplicate(Row row, DuplicateDecision decision, @Nullable RejectsFile rejects) {
        duplicateRows.add(row.number(), decision);
        if (decision.status() == RowStatus.REJECTED) {
            rejectedDuplicates++;
            reject(row, List.of(new Problem(decision.code(), null, null, null, decision.message())), rejects);
        } else {
            duplicates.merge(decision.holder().run(), 1L, Long::sum);
        }
    }

    private void addValid(Lead lead) {
        valid++;
        if (bodies.size() < bodiesWanted) {
            bodies.add(lead);
        }
    }

    private boolean isRejectedByOther(Row row) {
        return otherChoice.convert(row) instanceof Verdict.Rejected;
    }

    private static boolean isDoubtful(Verdict.Accepted accepted) {
        return accepted.warnings().stream().anyMatch(warning -> warning.code() == WarningCode.INVALID_OMITTED);
    }

    private Map<InvalidValues, Long> rejectedByChoice() {
        Map<InvalidValues, Long> rejects = new EnumMap<>(InvalidValues.class);
        rejects.put(plan.mapping().invalidValues(), rejected);
        rejects.put(otherChoice.invalidValues(), rejectedByOther);
        return rejects;
    }

    private ValidationResult checked(@Nullable Path rejects) {
        RowCounts rows = new RowCounts(Map.of(
                RowStatus.STAGED,
                valid,
                RowStatus.DUPLICATE,
                duplicates.values().stream().mapToLong(Long::longValue).sum(),
                RowStatus.REJECTED,
                allRejected()));
        Summary summary = new Summary(
                null,
                null,
                plan.file().name(),
                plan.mapping().target().name(),
                null,
                null,
                rows,
                problemCounts(),
                warnings.counts(),
                new RequestCounts(0, 0, 0),
                ReportFiles.ofCheck(rejects),
                allRejected() == 0 ? ExitCode.OK : ExitCode.ROWS_TO_FIX,
                null,
                rows);
        return new ValidationResult(
                summary,
                plan.mapping().target().path(),
                remarks.sentences(),
                plan.mapping().invalidValues(),
                rejectedByChoice(),
                bodies,
                bodiesWanted > 0,
                comparison == null ? null : comparison.result(),
                history());
    }

    private long allRejected() {
        return rejected + rejectedDuplicates;
    }

    private @Nullable HistoryResult history() {
        return sentBefore == null
                ? null
                : new HistoryResult(
                        sentBefore.earlierRun(),
                        sentBefore.note(),
                        duplicates.entrySet().stream()
                                .map(entry -> new DuplicateCount(entry.getKey(), entry.getValue()))
                                .toList(),
                        duplicateRows);
    }

    private List<ProblemCount> problemCounts() {
        return problems.entrySet().stream()
                .map(entry -> new ProblemCount(
                        entry.getKey().code(), entry.getKey().field().orElse(null), entry.getValue()))
                .sorted(Comparator.comparingLong(ProblemCount::count).reversed())
                .toList();
    }

    private record ProblemKey(String code, Optional<String> field) {
        static ProblemKey of(Problem problem) {
            return new ProblemKey(problem.code().name(), Optional.ofNullable(problem.field()));
        }
    }
}
