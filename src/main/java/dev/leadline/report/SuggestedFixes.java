package dev.leadline.report;

import dev.leadline.lead.Problem;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The suggestions for the rejects of a run: how many there are, and a file in which some are applied. */
public final class SuggestedFixes {

    private final LedgerView ledger;
    private final Run run;

    /**
     * @param ledger where the rows are
     * @param run whose rejects
     */
    public SuggestedFixes(LedgerView ledger, Run run) {
        this.ledger = ledger;
        this.run = run;
    }

    /**
     * How many rows each kind of suggestion would change.
     *
     * @return only kinds that there are
     */
    public Map<Suggestion.SuggestionKind, Long> counts() {
        Map<Suggestion.SuggestionKind, Long> counts = new EnumMap<>(Suggestion.SuggestionKind.class);
        forEachReject(row -> {
            Set<Suggestion.SuggestionKind> kinds = EnumSet.noneOf(Suggestion.SuggestionKind.class);
            suggestions(row).forEach(suggestion -> kinds.add(suggestion.kind()));
            kinds.forEach(kind -> counts.merge(kind, 1L, Long::sum));
        });
        return counts;
    }

    /**
     * Writes the rows that suggestions change, in the form of rejects, so that the file can be imported as it is.
     *
     * @param kinds which suggestions are applied
     * @param file where to, in a folder that exists; a file that is there is replaced
     * @return how many rows it holds; if there are none, no file is written
     * @throws ReportNotWrittenException when the disk does not take it
     */
    public long apply(Set<Suggestion.SuggestionKind> kinds, Path file) {
        long[] rows = {0};
        try (RejectsFile fixed = RejectsFile.open(file, run.header(), RejectForm.runName(ledger.homeId(), run.id()))) {
            forEachReject(row -> {
                List<Suggestion> wanted = suggestions(row).stream()
                        .filter(suggestion -> kinds.contains(suggestion.kind()))
                        .toList();
                if (!wanted.isEmpty()) {
                    fixed.write(row, applied(row.cells(), wanted));
                    rows[0]++;
                }
            });
            if (rows[0] > 0) {
                fixed.publish();
            }
        }
        return rows[0];
    }

    private List<String> applied(List<String> cells, List<Suggestion> suggestions) {
        List<String> fixed = new ArrayList<>(cells);
        for (Suggestion suggestion : suggestions) {
            suggestion.cells().forEach((column, cell) -> fixed.set(run.header().indexOf(column), cell));
        }
        return fixed;
    }

    private void forEachReject(Consumer<LedgerRow> action) {
        ledger.forEachRow(run.id(), EnumSet.of(RowStatus.REJECTED), row -> {
            if (row.isOpenReject()) {
                action.accept(row);
            }
        });
    }

    private static List<Suggestion> suggestions(LedgerRow row) {
        return row.problems().stream()
                .map(Problem::suggestion)
                .filter(Objects::nonNull)
                .toList();
    }
}
