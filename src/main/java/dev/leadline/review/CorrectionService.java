package dev.leadline.review;

import dev.leadline.lead.Problem;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.Targets;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.Correction;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.RejectCause;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.Run;
import dev.leadline.report.RejectsFile;
import dev.leadline.shared.PageStart;
import dev.leadline.source.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Corrections of the rejects of one run. */
public final class CorrectionService {

    private static final int PAGE = 500;

    private final Run run;
    private final MappingPlan plan;
    private final LedgerView ledger;
    private final OpenRejects rejects;
    private final CorrectionRepository kept;

    private CorrectionService(
            Run run, MappingPlan plan, LedgerView ledger, OpenRejects rejects, CorrectionRepository kept) {
        this.run = run;
        this.plan = plan;
        this.ledger = ledger;
        this.rejects = rejects;
        this.kept = kept;
    }

    /**
     * Opens the rejects of a run.
     *
     * @param run the run
     * @param kept corrections that were not sent yet
     * @param targets known now
     * @return nothing is read yet
     * @throws dev.leadline.message.UserException when the run's target is gone, or does not take a field any more
     */
    public static CorrectionService of(
            Run run, LedgerView ledger, OpenRejects rejects, CorrectionRepository kept, Targets targets) {
        MappingPlan plan = MappingPlan.fromJson(run.plan(), targets);
        return new CorrectionService(run, plan, ledger, rejects, kept);
    }

    /**
     * Rows of a cause, in the order of the file.
     *
     * @param cause which
     * @param start where the page starts
     * @param most how many
     * @return each as it stands
     */
    public List<CorrectedReject> rows(RejectCause cause, PageStart start, int most) {
        return rejects.rows(run.id(), cause, start, most).stream()
                .map(row -> corrected(row, kept.of(ref(row))))
                .toList();
    }

    /**
     * One reject.
     *
     * @param row its number
     * @return empty if it can no longer be corrected
     */
    public Optional<CorrectedReject> row(long row) {
        RowRef ref = new RowRef(run.id(), row);
        return rejects.row(ref).map(found -> corrected(found, kept.of(ref)));
    }

    /**
     * Saves a correction. The original cells undo it.
     *
     * @param row its number
     * @param cells one for each column of the file
     * @param who corrects it
     * @return the remaining problems, or empty if the row can no longer be corrected
     */
    public Optional<CorrectedReject> correct(long row, List<String> cells, String who) {
        return rejects.row(new RowRef(run.id(), row)).map(found -> {
            if (cells.equals(fitted(found.cells()))) {
                kept.drop(ref(found));
                return corrected(found, Optional.empty());
            }
            kept.keep(ref(found), cells, who);
            return judged(found, cells);
        });
    }

    /**
     * Replaces a text in a column, in all rows of a cause.
     *
     * @param cause which rows
     * @param column the column's place, from 0
     * @param from the old text
     * @param to the new text
     * @param who corrects them
     * @return how many rows were changed
     */
    public long applyToAll(RejectCause cause, int column, String from, String to, String who) {
        return change(cause, who, found -> {
            if (!found.cells().get(column).equals(from)) {
                return Optional.empty();
            }
            List<String> cells = new ArrayList<>(found.cells());
            cells.set(column, to);
            return Optional.of(cells);
        });
    }

    /**
     * Applies the suggestions to the rows of a cause that were not corrected.
     *
     * @param cause which rows
     * @param who the person
     * @return how many rows were changed
     */
    public long applySuggestions(RejectCause cause, String who) {
        return change(cause, who, found -> found.isCorrected() ? Optional.empty() : suggested(found));
    }

    private Optional<List<String>> suggested(CorrectedReject found) {
        Map<String, String> wanted = new HashMap<>();
        found.problems().stream()
                .map(Problem::suggestion)
                .flatMap(Stream::ofNullable)
                .map(Suggestion::cells)
                .forEach(wanted::putAll);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>(found.cells());
        wanted.forEach((column, cell) -> cells.set(run.header().indexOf(column), cell));
        return Optional.of(cells);
    }

    /** Computes all corrections before saving any, because a corrected row may belong to another cause. */
    private long change(RejectCause cause, String who, Function<CorrectedReject, Optional<List<String>>> correction) {
        Map<Long, List<String>> changed = new LinkedHashMap<>();
        forEach(
                cause,
                found -> correction
                        .apply(found)
                        .ifPresent(cells -> changed.put(found.row().row(), cells)));
        kept.keepAll(run.id(), changed, who);
        return changed.size();
    }

    private void forEach(RejectCause cause, Consumer<CorrectedReject> action) {
        List<CorrectedReject> page = rows(cause, PageStart.after(0), PAGE);
        while (!page.isEmpty()) {
            page.forEach(action);
            long last = page.get(page.size() - 1).row().row();
            page = rows(cause, PageStart.after(last), PAGE);
        }
    }

    /**
     * The progress of the corrections.
     *
     * @return zeros when nothing was corrected
     */
    public CorrectionProgress progress() {
        List<Correction> corrections = kept.of(run.id());
        long ready = corrections.stream().filter(this::isAccepted).count();
        return new CorrectionProgress(ready, corrections.size() - ready);
    }

    private boolean isAccepted(Correction correction) {
        return problems(correction.row(), correction.cells()).isEmpty();
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
        return write(file, kept.of(run.id()).stream().filter(this::isAccepted).toList());
    }

    /**
     * Writes the rows of a cause as they stand, corrected or not: for rows that the rules accept and that were turned down for
     * something else, such as a prospect that was sent before.
     *
     * @param cause which rows
     * @param file where to, in a folder that exists
     * @return how many rows it holds
     * @throws dev.leadline.report.ReportNotWrittenException when the disk does not take it
     */
    public long writeAll(RejectCause cause, Path file) {
        List<Correction> all = new ArrayList<>();
        forEach(cause, found -> {
            Correction asItStands = new Correction(found.row().row(), found.cells(), "", Instant.EPOCH);
            if (isAccepted(asItStands)) {
                all.add(asItStands);
            }
        });
        return write(file, all);
    }

    private long write(Path file, List<Correction> corrections) {
        long written = 0;
        try (RejectsFile fixed = RejectsFile.open(file, run.header(), RejectForm.runName(ledger.homeId(), run.id()))) {
            for (Correction correction : corrections) {
                Optional<LedgerRow> row = rejects.row(new RowRef(run.id(), correction.row()));
                if (row.isPresent()) {
                    fixed.writeCorrected(row.get(), correction.cells());
                    written++;
                }
            }
            fixed.publish();
        }
        return written;
    }

    private CorrectedReject corrected(LedgerRow row, Optional<Correction> correction) {
        return correction
                .map(made -> judged(row, made.cells()))
                .orElseGet(() -> new CorrectedReject(row, fitted(row.cells()), false, row.problems()));
    }

    private CorrectedReject judged(LedgerRow row, List<String> cells) {
        return new CorrectedReject(row, cells, true, problems(row.row(), cells));
    }

    private List<Problem> problems(long row, List<String> cells) {
        return plan.convert(new Row(row, row, cells, null)) instanceof Verdict.Rejected rejected
                ? rejected.problems()
                : List.of();
    }

    /** A malformed record may have more cells than there are columns, or fewer. */
    private List<String> fitted(List<String> cells) {
        List<String> fitted = new ArrayList<>(
                cells.subList(0, Math.min(cells.size(), run.header().size())));
        while (fitted.size() < run.header().size()) {
            fitted.add("");
        }
        return fitted;
    }

    private RowRef ref(LedgerRow row) {
        return new RowRef(run.id(), row.row());
    }
}
