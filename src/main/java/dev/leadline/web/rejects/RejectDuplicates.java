package dev.leadline.web.rejects;

import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.Correction;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.DuplicateForecast;
import dev.leadline.ledger.SentProspects;
import dev.leadline.source.Row;
import dev.leadline.web.grid.DuplicateMark;
import dev.leadline.web.grid.DuplicateMarks;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Which rejects of a run are duplicates as they are corrected, and which a person decided to send anyway. */
final class RejectDuplicates {

    private static final long NONE = -1;

    private final CorrectionRepository corrections;
    private final long run;
    private final MappingPlan plan;
    private final SentProspects sent;
    private long version = NONE;
    private RejectMarks marks = new RejectMarks(Map.of());

    RejectDuplicates(CorrectionRepository corrections, long run, MappingPlan plan, SentProspects sent) {
        this.corrections = corrections;
        this.run = run;
        this.plan = plan;
        this.sent = sent;
    }

    private record RejectMarks(Map<Long, DuplicateMark> byRow) implements DuplicateMarks {

        @Override
        public Optional<DuplicateMark> of(long row) {
            return Optional.ofNullable(byRow.get(row));
        }

        @Override
        public LongStream rows() {
            return byRow.keySet().stream().mapToLong(Long::longValue);
        }
    }

    /** The same until a correction or a decision changes. */
    synchronized DuplicateMarks marks() {
        long latest = corrections.edits().version(run);
        if (latest != version) {
            marks = new RejectMarks(found());
            version = latest;
        }
        return marks;
    }

    private Map<Long, DuplicateMark> found() {
        Map<Long, DuplicateMark> found = new TreeMap<>();
        DuplicateForecast forecast = sent.forecast();
        corrections
                .of(run)
                .forEach(correction ->
                        duplicate(forecast, correction).ifPresent(mark -> found.put(correction.row(), mark)));
        corrections.duplicates().toSend(run).forEach(row -> found.put(row, DuplicateMark.ANYWAY));
        return found;
    }

    private Optional<DuplicateMark> duplicate(DuplicateForecast forecast, Correction correction) {
        Row row = new Row(correction.row(), 1, correction.cells(), null);
        return plan.convert(row) instanceof Verdict.Accepted accepted
                ? forecast.add(accepted.lead(), correction.row()).map(DuplicateMark::of)
                : Optional.empty();
    }
}
