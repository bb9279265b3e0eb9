package dev.leadline.review;

import dev.leadline.lead.Targets;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.Correction;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.Run;
import dev.leadline.report.RejectsFile;
import dev.leadline.source.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends corrections of the rejects of one run, by way of a file of rejects. */
public final class CorrectionService {

    private static final int PAGE = 500;

    private final Run run;
    private final MappingPlan plan;
    private final LedgerView ledger;
    private final OpenRejects rejects;
    private final CorrectionRepository corrections;

    private CorrectionService(
            Run run, MappingPlan plan, LedgerView ledger, OpenRejects rejects, CorrectionRepository corrections) {
        this.run = run;
        this.plan = plan;
        this.ledger = ledger;
        this.rejects = rejects;
        this.corrections = corrections;
    }

    /**
     * Opens the rejects of a run. Nothing is read yet.
     *
     * @param kept corrections that were not sent yet
     * @param targets known now
     * @throws dev.leadline.message.UserException when the run's target is gone, or does not take a field any more
     */
    public static CorrectionService of(
            Run run, LedgerView ledger, OpenRejects rejects, CorrectionRepository kept, Targets targets) {
        MappingPlan plan = MappingPlan.fromJson(run.plan(), targets);
        return new CorrectionService(run, plan, ledger, rejects, kept);
    }

    /**
     * Writes the corrected rows that the rules accept, in the form of rejects, so that importing the file sends them in the place
     * of those that they come from.
     *
     * @param file where to, in a folder that exists
     * @return how many rows it holds
     * @throws dev.leadline.report.ReportNotWrittenException when the disk does not take it
     */
    public long write(Path file) {
        Map<Long, List<String>> cells =
                corrections.of(run.id()).stream().collect(Collectors.toMap(Correction::row, Correction::cells));
        return write(file, cells.keySet().stream().sorted().toList(), cells);
    }

    /**
     * Writes the rows that a person decided to send although they look like leads that were sent before, as they stand in the file.
     *
     * @param file where to, in a folder that exists
     * @return how many rows it holds
     * @throws dev.leadline.report.ReportNotWrittenException when the disk does not take it
     */
    public long writeAnyway(Path file) {
        return write(file, List.copyOf(corrections.duplicates().toSend(run.id())), Map.of());
    }

    private long write(Path file, List<Long> numbers, Map<Long, List<String>> cells) {
        long written = 0;
        try (RejectsFile fixed = RejectsFile.open(file, run.header(), RejectForm.runName(ledger.homeId(), run.id()))) {
            for (int from = 0; from < numbers.size(); from += PAGE) {
                List<Long> page = numbers.subList(from, Math.min(numbers.size(), from + PAGE));
                written +=
                        write(fixed, rejects.rows(run.id(), page), row -> cells.getOrDefault(row.row(), row.cells()));
            }
            fixed.publish();
        }
        return written;
    }

    private long write(RejectsFile fixed, List<LedgerRow> rows, Function<LedgerRow, List<String>> cells) {
        List<LedgerRow> accepted = rows.stream()
                .filter(LedgerRow::isOpenReject)
                .filter(row -> isAccepted(row, cells.apply(row)))
                .toList();
        accepted.forEach(row -> fixed.writeCorrected(row, cells.apply(row)));
        return accepted.size();
    }

    private boolean isAccepted(LedgerRow row, List<String> cells) {
        return plan.convert(new Row(row.row(), row.line(), cells, null)) instanceof Verdict.Accepted;
    }
}
