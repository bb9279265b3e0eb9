package dev.leadline.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import that somebody prepares: an uploaded file, and what was typed and chosen for it so far.
 *
 * @param id that of the upload
 * @param file the file's name
 * @param createdBy who uploaded it
 * @param createdAt when
 * @param changedBy who changed it last
 * @param changedAt when
 * @param version grows with every change
 * @param run the run that it became, or null
 * @param values what was typed and chosen, by the name of the input
 */
public record ImportDraft(
        String id,
        String file,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        long version,
        @Nullable Long run,
        Map<String, String> values) {

    public ImportDraft {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    ImportDraft with(Map<String, String> read) {
        return new ImportDraft(id, file, createdBy, createdAt, changedBy, changedAt, version, run, read);
    }
}
