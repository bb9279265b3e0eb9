package dev.leadline.plan;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.UsageException;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.mapping.ConversionNotes;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RequestCounts;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.WarningTally;
import dev.leadline.report.RejectsFile;
import dev.leadline.report.ReportFiles;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import dev.leadline.source.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Validates a file: converts every row without saving it. */
public final class FileValidator {

    private final ImportPlan plan;
    private final Path rejectsPath;
    private final int bodiesWanted;
    private final List<Lead> bodies = new ArrayList<>();
    private final Map<ProblemKey, Long> problems = new LinkedHashMap<>();
    private final ConversionNotes remarks = new ConversionNotes();
    private final WarningTally warnings = new WarningTally();
    private final MappingPlan otherChoice;
    private @Nullable MappingComparison comparison;
    private long rejectedByOther;
    private long valid;
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
     * Checks the file and writes its rejects, replacing those of an earlier check.
     *
     * @param progress receives the progress and the notes
     * @return what was found
     * @throws UsageException when the rejects file exists and is not from a check
     * @throws dev.leadline.report.ReportNotWrittenException when the rejects cannot be written
     * @throws dev.leadline.source.UnusableFileException when the file changes while it is read
     */
    public ValidationResult run(PlanListener progress) {
        if (Files.exists(rejectsPath) && !RejectsFile.isOfCheck(rejectsPath)) {
            throw new UsageException(
                    rejectsPath + " already exists and was not written by leadline check. Move it or delete it first.");
        }
        plan.notes().forEach(progress::note);
        plan.mapping().notes().forEach(progress::note);
        plan.mapping().warnings().forEach(progress::warning);
        progress.step("Checking", plan.rows());
        try (RejectsFile rejects = RejectsFile.open(rejectsPath, plan.file().header(), RejectForm.NO_RUN)) {
            plan.file().readAll((header, rows) -> checkAll(new CountingRows(rows, progress), rejects));
            boolean worthwhile = rejected > 0 || Files.exists(rejectsPath);
            return checked(worthwhile ? rejects.publish() : null);
        }
    }

    private long checkAll(CountingRows rows, RejectsFile rejects) {
        rows.forEachRemaining(row -> checkRow(row, rejects));
        return rows.count();
    }

    private void checkRow(Row row, RejectsFile rejects) {
        Verdict verdict = plan.mapping().convert(row, remarks);
        if (comparison != null) {
            comparison.add(row, verdict);
        }
        if (verdict instanceof Verdict.Rejected refused) {
            rejected++;
            rejectedByOther += isRejectedByOther(row) ? 1 : 0;
            rejects.write(row.number(), row.line(), refused.problems(), row.cells());
            refused.problems().forEach(problem -> problems.merge(ProblemKey.of(problem), 1L, Long::sum));
        } else if (verdict instanceof Verdict.Accepted accepted) {
            valid++;
            warnings.add(accepted.warnings());
            rejectedByOther += isDoubtful(accepted) && isRejectedByOther(row) ? 1 : 0;
            if (bodies.size() < bodiesWanted) {
                bodies.add(accepted.lead());
            }
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
        Summary summary = new Summary(
                null,
                null,
                plan.file().name(),
                plan.mapping().target().name(),
                null,
                null,
                new RowCounts(Map.of(RowStatus.STAGED, valid, RowStatus.REJECTED, rejected)),
                problemCounts(),
                warnings.counts(),
                new RequestCounts(0, 0, 0),
                ReportFiles.ofCheck(rejects),
                rejected == 0 ? ExitCode.OK : ExitCode.ROWS_TO_FIX,
                null);
        return new ValidationResult(
                summary,
                plan.mapping().target().path(),
                remarks.sentences(),
                plan.mapping().invalidValues(),
                rejectedByChoice(),
                bodies,
                bodiesWanted > 0,
                comparison == null ? null : comparison.result());
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
