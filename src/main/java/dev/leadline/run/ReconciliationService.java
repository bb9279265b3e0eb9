package dev.leadline.run;

import dev.leadline.ledger.DoubtfulRow;
import dev.leadline.ledger.ReconciliationRepository;
import dev.leadline.propexo.WriteLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settles rows in doubt: by evidence where it proves something, by a person's word where one is given. */
final class ReconciliationService {

    private final ReconciliationRepository ledger;
    private final EvidenceFinder evidence;

    ReconciliationService(ReconciliationRepository ledger, EvidenceFinder evidence) {
        this.ledger = ledger;
        this.evidence = evidence;
    }

    List<RowEvidence> reconcile(long run, @Nullable ManualDecision word, RunListener progress)
            throws InterruptedException {
        List<DoubtfulRow> rows = ledger.inDoubt(run);
        if (word != null) {
            return rows.stream()
                    .filter(row -> word.rows().isEmpty() || word.rows().contains(row.row()))
                    .map(row -> byWord(row, word))
                    .toList();
        }
        List<RowEvidence> settled = new ArrayList<>();
        Map<DoubtfulRow, EvidenceFinder.Signs> signs = evidence.of(rows, progress);
        rows.forEach(row ->
                settled.add(byEvidence(row, signs.getOrDefault(row, new EvidenceFinder.Signs(List.of(), List.of())))));
        return settled;
    }

    private RowEvidence byWord(DoubtfulRow row, ManualDecision word) {
        if (word.sent()) {
            ledger.sent(row, word.who());
        } else {
            ledger.unsent(row, word.who());
        }
        String said = "Decided by %s.".formatted(word.who());
        return new RowEvidence(row.row(), row.line(), List.of(said), word.sent() ? "CREATED" : "STAGED");
    }

    /** Two rows may point at one write: the first to settle owns it, and then it is no evidence for the other. */
    private RowEvidence byEvidence(DoubtfulRow row, EvidenceFinder.Signs signs) {
        WriteLog proof = signs.proof();
        boolean proven = proof != null && !ledger.isKnown(proof.jobId());
        if (proof != null && proven) {
            ledger.found(row, proof.jobId());
        }
        return new RowEvidence(row.row(), row.line(), signs.sentences(), proven ? "QUEUED" : null);
    }
}
