package dev.leadline.privacy;

import dev.leadline.ledger.RowRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was changed in runs, so that their files are outdated. */
final class ChangedRows {

    private final Map<Long, Set<Long>> rows = new HashMap<>();
    private final Set<Long> runs = new HashSet<>();

    /** The texts of a row. */
    void addTexts(RowRef row) {
        rows.computeIfAbsent(row.run(), any -> new HashSet<>()).add(row.row());
    }

    /** More than the texts of some rows. */
    void addRuns(Collection<Long> changed) {
        runs.addAll(changed);
    }

    boolean contains(long run) {
        return runs.contains(run) || rows.containsKey(run);
    }

    /** The only rows of a run that were changed; empty where more was changed, or nothing. */
    Optional<Set<Long>> onlyRows(long run) {
        return runs.contains(run) ? Optional.empty() : Optional.ofNullable(rows.get(run));
    }
}
