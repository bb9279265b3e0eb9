package dev.leadline.web.imports;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.RunFilter;
import dev.leadline.plan.FileValidator;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.ValidationResult;
import dev.leadline.run.ImportHistory;
import dev.leadline.run.RunService;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import dev.leadline.web.grid.DuplicateMarks;
import dev.leadline.web.upload.Upload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Checks every row of drafts in the background, against the rest of the file and what was sent before. Sends nothing. */
final class DraftChecks implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int REMEMBERED = 32;

    /** What does not change the result. */
    private static final Set<String> BESIDE = Set.of("limit", "again");

    /** What does not change what a row becomes. */
    static final Set<String> BESIDE_ROWS = Set.of("limit", "again", "duplicates");

    private final RunService imports;
    private final LedgerPages pages;
    private final Settings settings;
    private final DraftPlanner planner;
    private final DraftGrids grids;
    private final Map<String, DraftCheck> latest = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .<String, DraftCheck>build()
            .asMap();
    private final ExecutorService threads;

    DraftChecks(RunService imports, LedgerPages pages, Settings settings, DraftPlanner planner, DraftGrids grids) {
        this.imports = imports;
        this.pages = pages;
        this.settings = settings;
        this.planner = planner;
        this.grids = grids;
        AtomicInteger number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(AT_ONCE, task -> new Thread(task, "check-" + number.incrementAndGet()));
    }

    /** The check of a draft as it stands, which begins with the first call; one of how it stood before ends then. */
    DraftCheck of(Drafts.OpenDraft open) {
        Map<String, String> values = values(open);
        values.put("newest run", newestRun());
        return latest.compute(open.draft().id(), (id, before) -> {
            if (before != null && before.isOf(values)) {
                return before;
            }
            if (before != null) {
                before.cancel();
            }
            DraftCheck check = new DraftCheck(values);
            threads.execute(() -> check.run(() -> check(open, check)));
            return check;
        });
    }

    private Map<String, String> values(Drafts.OpenDraft open) {
        Map<String, String> values = new HashMap<>(open.draft().values());
        values.keySet().removeAll(BESIDE);
        values.put("last edit", String.valueOf(grids.lastEdit(open)));
        return values;
    }

    /** The duplicates of a draft as it stands; empty until a check has found them. */
    Optional<DuplicateMarks> duplicates(Drafts.OpenDraft open) {
        DraftCheck check = latest.get(open.draft().id());
        return check != null && check.has(values(open)) ? check.duplicates() : Optional.empty();
    }

    /** Forgets the check of a draft. */
    void forget(Upload upload) {
        DraftCheck check = latest.remove(upload.id());
        if (check != null) {
            check.cancel();
        }
    }

    /** What was sent before changes with it. */
    private String newestRun() {
        return pages.runs(RunFilter.ALL, PageStart.before(Long.MAX_VALUE), 1).stream()
                .map(run -> run.id() + " " + run.standing())
                .findFirst()
                .orElse("");
    }

    private ValidationResult check(Drafts.OpenDraft open, DraftCheck progress) {
        ImportPlan plan = planner.draft(open.upload(), open.choices()).plan();
        FileValidator validator = new FileValidator(
                        plan,
                        open.upload()
                                .beside("check-%d.rejects.csv"
                                        .formatted(open.draft().version())),
                        0)
                .editing(grids.edits(open)::over);
        // names that only the import looks up decide who is whose duplicate
        if (plan.mapping().leavesNamesUnchecked()) {
            return validator.run(progress);
        }
        try (ImportHistory history = imports.history(settings)) {
            return history.during(() -> validator
                    .against(history.of(plan, rules(open.choices().policy())))
                    .run(progress));
        }
    }

    private DuplicateRules rules(@Nullable DuplicatePolicy policy) {
        return policy == null ? settings.duplicates() : settings.duplicates().with(policy);
    }

    @Override
    public void close() {
        latest.values().forEach(DraftCheck::cancel);
        threads.shutdownNow();
    }
}
