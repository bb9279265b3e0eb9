package dev.leadline.web.imports;

import dev.leadline.audit.AuditLog;
import dev.leadline.web.grid.EditableGrid;
import dev.leadline.web.grid.GridEndpoints;
import dev.leadline.web.upload.Uploads;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rows of a draft for its grid. */
@RestController
@RequestMapping("/imports/{id}/grid")
final class GridController extends GridEndpoints {

    private final AuditLog audit;
    private final Drafts drafts;
    private final DraftGrids grids;
    private final DraftChecks checks;

    GridController(AuditLog audit, Drafts drafts, DraftGrids grids, DraftChecks checks, Uploads uploads) {
        super(uploads::withoutPaths);
        this.audit = audit;
        this.drafts = drafts;
        this.grids = grids;
        this.checks = checks;
    }

    @Override
    protected EditableGrid open(String id) {
        Drafts.OpenDraft open = drafts.open(id);
        return grids.of(open, () -> checks.duplicates(open));
    }

    @Override
    protected void note(String id, String who, int cells) {
        audit.note(who, "edit-draft", null, cells + " cells");
    }

    @Override
    protected void noteExport(String id, String who) {
        audit.note(who, "download", null, "rows of a draft");
    }
}
