package dev.leadline.reconcile;

import dev.leadline.ledger.DoubtfulRow;
import dev.leadline.ledger.ReconciliationRepository;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.propexo.PermitWaiter;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.WriteLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves rows in doubt: by a person's decision where one is given, else by evidence where it proves something. */
public final class ReconciliationService {

    private final ReconciliationRepository ledger;
    private final EvidenceFinder evidence;

    /**
     * @param patience the longest pause that is waited for when the API asks for one
     */
    public ReconciliationService(Propexo propexo, ReconciliationRepository ledger, Duration patience, Clock clock) {
        this.ledger = ledger;
        this.evidence = new EvidenceFinder(propexo, ledger, patience, clock);
    }

    /**
     * Resolves the rows in doubt of a run.
     *
     * @param run on which nobody else works
     * @param word a person's decision, or null to look for evidence
     * @param listener is told of pauses that the API asks for
     * @return what was found or decided for each row, in their order
     * @throws UserException when the API asks for a longer pause than the settings allow
     */
    public List<RowEvidence> reconcile(long run, @Nullable ManualDecision word, PermitWaiter.PauseListener listener)
            throws InterruptedException {
        List<DoubtfulRow> rows = ledger.inDoubt(run);
        if (word != null) {
            return rows.stream()
                    .filter(row -> word.rows().isEmpty() || word.rows().contains(row.row()))
                    .map(row -> byWord(row, word))
                    .toList();
        }
        List<RowEvidence> settled = new ArrayList<>();
        Map<DoubtfulRow, EvidenceFinder.Signs> signs = evidence.of(rows, listener);
        rows.forEach(row -> settled.add(byEvidence(row, signs.getOrDefault(row, EvidenceFinder.Signs.NONE))));
        return settled;
    }

    /**
     * Undoes a person's latest decision about a row, while nothing has come of it.
     *
     * @param row which
     * @param who undoes it
     * @return false when it is too late
     */
    public boolean undo(RowRef row, String who) {
        return ledger.undo(row, who);
    }

    private RowEvidence byWord(DoubtfulRow row, ManualDecision word) {
        String said = UserMessage.of("reconcile.decided-by", word.who()).text();
        return new RowEvidence(
                row.row(), row.line(), List.of(said), true, settle(row, word).name());
    }

    private RowStatus settle(DoubtfulRow row, ManualDecision word) {
        if (!word.sent()) {
            return ledger.unsent(row, word.who());
        }
        ledger.sent(row, word.who());
        return RowStatus.CREATED;
    }

    /** Two rows may point at one write: the first to settle owns it, and then it is no evidence for the other. */
    private RowEvidence byEvidence(DoubtfulRow row, EvidenceFinder.Signs signs) {
        WriteLog proof = signs.proof();
        boolean proven = proof != null && !ledger.isKnown(proof.jobId());
        if (proof != null && proven) {
            ledger.found(row, proof.jobId());
        }
        return new RowEvidence(row.row(), row.line(), signs.sentences(), signs.isComplete(), proven ? "QUEUED" : null);
    }
}
