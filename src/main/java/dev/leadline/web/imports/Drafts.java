package dev.leadline.web.imports;

import dev.leadline.ledger.ImportDraft;
import dev.leadline.ledger.ImportDraftRepository;
import dev.leadline.ledger.Run;
import dev.leadline.run.ChosenAccounts;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The imports that people prepare: each an upload, and what was typed and chosen for it. */
final class Drafts {

    private final ImportDraftRepository repository;
    private final Uploads uploads;
    private final DraftPlanner planner;
    private final ChosenAccounts accounts;
    private final ProposedTarget proposed;
    private final Clock clock;

    Drafts(
            ImportDraftRepository repository,
            Uploads uploads,
            DraftPlanner planner,
            ChosenAccounts accounts,
            ProposedTarget proposed,
            Clock clock) {
        this.repository = repository;
        this.uploads = uploads;
        this.planner = planner;
        this.accounts = accounts;
        this.proposed = proposed;
        this.clock = clock;
    }

    /**
     * A draft whose file is here.
     *
     * @param upload its file
     * @param draft what was chosen for it
     */
    record OpenDraft(Upload upload, ImportDraft draft) {

        DraftChoices choices() {
            return DraftChoices.of(draft.values());
        }
    }

    /** Begins the draft of a file that was uploaded, with the saved mapping for files like it, if there is one. */
    void begin(Upload upload, String who) {
        begin(upload, who, Map.of());
    }

    /** The same with values that are known, by the name of the input. */
    void begin(Upload upload, String who, Map<String, String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        planner.fitting(upload).ifPresent(mapping -> {
            values.put("base", mapping);
            planner.targetOf(mapping).ifPresent(target -> values.put("target", target));
        });
        values.putAll(known);
        if (!values.containsKey("base") && !values.containsKey("target")) {
            proposed.name().ifPresent(target -> values.put("target", target));
        }
        values.putAll(DraftAccount.values(accounts.account()));
        repository.create(upload.id(), upload.name(), who, values);
    }

    OpenDraft open(String id) {
        Upload upload = uploads.find(id).orElseThrow(NotFoundException::new);
        return new OpenDraft(upload, repository.find(id).orElseThrow(NotFoundException::new));
    }

    /**
     * A draft for a page that shows it. Its leads go to the account that is chosen now, and its import keeps to that, whatever is chosen
     * meanwhile.
     */
    OpenDraft show(String id) {
        OpenDraft open = open(id);
        Map<String, @Nullable String> changes =
                DraftAccount.changes(open.draft().values(), accounts.account());
        if (changes.isEmpty()) {
            return open;
        }
        repository.change(id, changes, open.draft().version(), open.draft().changedBy());
        return open(id);
    }

    /** The run that a draft has become, or null where it is none yet. */
    @Nullable
    Long runOf(String id) {
        return repository.find(id).map(ImportDraft::run).orElse(null);
    }

    /** Those that were not started, the one that was changed last first. */
    List<ImportDraft> unfinished() {
        repository.deleteUnchangedSince(clock.instant().minus(Uploads.KEPT_FOR));
        return repository.unfinished().stream()
                .filter(draft -> uploads.find(draft.id()).isPresent())
                .toList();
    }

    /** Keeps what a page has sent of a draft, unless nobody can tell what of it the person has changed. */
    SavedDraft save(OpenDraft open, HttpServletRequest request, String who) {
        Map<String, String> shown = DraftForm.shown(planner.draft(open.upload(), open.choices()));
        Map<String, @Nullable String> changes = DraftForm.posted(request).entrySet().stream()
                .filter(posted -> !posted.getValue().equals(shown.get(posted.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        long seen = DraftForm.version(request);
        boolean isStale = seen != open.draft().version();
        if (changes.isEmpty() || (isStale && !DraftForm.sendsChangesOnly(request))) {
            return new SavedDraft(open, isStale, !changes.isEmpty(), false, List.of());
        }
        List<String> replaced = repository.change(open.draft().id(), changes, seen, who);
        uploads.touch(open.upload());
        return new SavedDraft(open(open.draft().id()), isStale, true, true, replaced)
                .withValues(!changes.keySet().stream().allMatch(DraftForm::isConstant));
    }

    /** Forgets what was chosen for the columns. */
    void resetColumns(OpenDraft open, String who) {
        Map<String, @Nullable String> none = new LinkedHashMap<>();
        open.draft().values().keySet().stream().filter(DraftForm::isOfColumn).forEach(name -> none.put(name, null));
        repository.change(open.draft().id(), none, open.draft().version(), who);
        uploads.touch(open.upload());
    }

    /** Whether a run was started with the same edits of its rows. */
    boolean isEditedAsIn(OpenDraft open, Run run) {
        return repository.edits().areThoseOf(open.draft().id(), run.id());
    }

    void became(Upload upload, @Nullable Long run) {
        repository.became(upload.id(), run);
    }

    /** Deletes the file, which its run has read. */
    void finish(Upload upload) {
        planner.forget(upload);
        uploads.drop(upload);
    }

    void delete(Upload upload) {
        finish(upload);
        repository.delete(upload.id());
    }
}
