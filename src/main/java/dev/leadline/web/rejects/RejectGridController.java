package dev.leadline.web.rejects;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LedgerView;
import dev.leadline.web.grid.EditableGrid;
import dev.leadline.web.grid.GridEndpoints;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.upload.Uploads;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The open rejects of a run for its grid. */
@RestController
@RequestMapping("/runs/{id}/rejects/grid")
final class RejectGridController extends GridEndpoints {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final LedgerView ledger;
    private final AuditLog audit;
    private final RejectGrids grids;

    RejectGridController(LedgerView ledger, AuditLog audit, RejectGrids grids, Uploads uploads) {
        super(uploads::withoutPaths);
        this.ledger = ledger;
        this.audit = audit;
        this.grids = grids;
    }

    @Override
    protected EditableGrid open(String id) {
        return Optional.of(id)
                .filter(NUMBER.asMatchPredicate())
                .map(Long::valueOf)
                .flatMap(ledger::run)
                .map(grids::of)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    protected void note(String id, String who, int cells) {
        audit.note(who, "fix-rejects", Long.valueOf(id), cells + " cells");
    }

    @Override
    protected void noteExport(String id, String who) {
        audit.note(who, "download", Long.valueOf(id), "rejects");
    }
}
