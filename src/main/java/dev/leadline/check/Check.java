package dev.leadline.check;

import dev.leadline.job.Progress;
import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.UsageException;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.Remarks;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.Counts;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.Requests;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.RejectsFile;
import dev.leadline.report.ReportFiles;
import dev.leadline.report.Summary;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over a file that converts every row and keeps none. */
public final class Check {

    private static final int ALL_VALID = 0;
    private static final int SOME_REJECTED = 4;

    private final Planning planning;
    private final Path rejectsPath;
    private final int bodiesWanted;
    private final List<Lead> bodies = new ArrayList<>();
    private final Map<Kind, Long> problems = new LinkedHashMap<>();
    private final Remarks remarks = new Remarks();
    private long valid;
    private long rejected;

    /**
     * @param planning the file and its plan
     * @param rejectsPath where its rejects go
     * @param bodiesWanted how many of the first leads are kept to be shown
     */
    public Check(Planning planning, Path rejectsPath, int bodiesWanted) {
        this.planning = planning;
        this.rejectsPath = rejectsPath;
        this.bodiesWanted = bodiesWanted;
    }

    /**
     * Checks the file; rejects are there afterwards if there are any, and an older file of that name tells no more lies.
     *
     * @param progress who watches
     * @return what was found
     * @throws UsageException when a file that no check has left stands where the rejects would go
     * @throws dev.leadline.report.ReportNotWrittenException when the disk does not take the rejects
     * @throws dev.leadline.source.UnusableFileException when the file changes while it is read
     */
    public Checked run(Progress progress) {
        if (Files.exists(rejectsPath) && !RejectsFile.isOfCheck(rejectsPath)) {
            throw new UsageException(rejectsPath + " is there already, and no check has left it: move it away first.");
        }
        planning.notes().forEach(progress::note);
        planning.plan().notes().forEach(progress::note);
        planning.plan().warnings().forEach(progress::warning);
        progress.step("Checking", planning.rows());
        try (RowReader rows = planning.file().read();
                RejectsFile rejects =
                        RejectsFile.open(rejectsPath, planning.file().header(), RejectForm.NO_RUN)) {
            CountedRows counted = new CountedRows(rows, progress);
            while (counted.hasNext()) {
                checkRow(counted.next(), rejects);
            }
            planning.file().verifyUnchanged();
            boolean worthwhile = rejected > 0 || Files.exists(rejectsPath);
            return checked(worthwhile ? rejects.publish() : null);
        }
    }

    private void checkRow(Row row, RejectsFile rejects) {
        Verdict verdict = planning.plan().convert(row, remarks);
        if (verdict instanceof Verdict.Rejected refused) {
            rejected++;
            rejects.write(row.number(), row.line(), refused.problems(), row.cells());
            refused.problems().forEach(problem -> problems.merge(Kind.of(problem), 1L, Long::sum));
        } else if (verdict instanceof Verdict.Accepted accepted) {
            valid++;
            if (bodies.size() < bodiesWanted) {
                bodies.add(accepted.lead());
            }
        }
    }

    private Checked checked(@Nullable Path rejects) {
        Summary summary = new Summary(
                null,
                null,
                planning.file().name(),
                planning.plan().target().name(),
                null,
                null,
                new Counts(Map.of(RowStatus.STAGED, valid, RowStatus.REJECTED, rejected)),
                problemCounts(),
                new Requests(0, 0, 0),
                ReportFiles.ofCheck(rejects),
                rejected == 0 ? ALL_VALID : SOME_REJECTED);
        return new Checked(summary, planning.plan().target().path(), remarks.sentences(), bodies, bodiesWanted > 0);
    }

    private List<ProblemCount> problemCounts() {
        return problems.entrySet().stream()
                .map(entry -> new ProblemCount(
                        entry.getKey().code(), entry.getKey().field().orElse(null), entry.getValue()))
                .sorted(Comparator.comparingLong(ProblemCount::count).reversed())
                .toList();
    }

    private record Kind(String code, Optional<String> field) {
        static Kind of(Problem problem) {
            return new Kind(problem.code().name(), Optional.ofNullable(problem.field()));
        }
    }
}
