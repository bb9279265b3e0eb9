package dev.leadline.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is made of.
 *
 * @param identity hash of the file's content, target, mapping, constants and the API's origin
 * @param again which start of the same identity this is, from 0
 * @param file the file's name, without folders
 * @param path where the file was found
 * @param sha256 of the file's content, lower-case hex
 * @param target the target's name
 * @param apiOrigin scheme, host and port that the rows are sent to
 * @param plan what was decided for each column, as JSON
 * @param header the file's own columns
 * @param fixes the run whose rejects the file holds, or null for a file of new leads
 * @param sendLimit how many valid rows may be sent, or null for all
 * @param duplicates what happens to prospects that were sent before, for as long as the run lives
 * @param starter who begins it
 * @param draft whose edits of the file's rows it takes over, or null for a file as it is
 */
public record NewRun(
        String identity,
        int again,
        String file,
        String path,
        String sha256,
        String target,
        String apiOrigin,
        String plan,
        List<String> header,
        @Nullable Long fixes,
        @Nullable Integer sendLimit,
        DuplicateRules duplicates,
        RunInitiator starter,
        @Nullable DraftVersion draft) {

    public NewRun {
        header = List.copyOf(header);
    }
}
