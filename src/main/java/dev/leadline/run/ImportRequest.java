package dev.leadline.run;

import dev.leadline.ledger.DraftVersion;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.source.LeadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to import one file.
 *
 * @param file where it stands
 * @param target the target's name, or null for the usual one, and for what its run says of fixed rejects
 * @param mapping a mapping file, or null to guess
 * @param constants fields that every lead gets, as the command line says
 * @param limit how many valid rows are sent, or null for all
 * @param again whether to start anew what was imported before
 * @param duplicates what happens to prospects that were sent before; null for what the run says, or the settings at its start
 * @param confirm whether to wait for the outcomes
 * @param starter who wishes it
 * @param sha256 what the content has to hash to, in lower-case hex, or null where whatever stands there is meant
 * @param orderBy the column in whose order leads are sent, with {@code :desc} behind it for the greatest first; null for what the
 *     mapping says, or the order of the file
 * @param finishBy when everything should be sent, or null; a time that cannot be met is told
 * @param draft whose edits of the file's rows are imported, or null for a file as it is
 */
public record ImportRequest(
        Path file,
        @Nullable String target,
        @Nullable Path mapping,
        Map<String, String> constants,
        @Nullable Integer limit,
        boolean again,
        @Nullable DuplicatePolicy duplicates,
        boolean confirm,
        RunInitiator starter,
        @Nullable String sha256,
        @Nullable String orderBy,
        @Nullable Instant finishBy,
        @Nullable DraftVersion draft) {

    public ImportRequest {
        constants = Map.copyOf(constants);
    }

    /**
     * A request to import everything in a file.
     *
     * @param file where it stands
     * @param target the target's name, or null
     * @param mapping a mapping file, or null to guess
     * @param constants fields that every lead gets
     * @param limit how many valid rows are sent, or null for all
     * @param again whether to start anew what was imported before
     * @param duplicates what happens to prospects that were sent before, or null
     * @param confirm whether to wait for the outcomes
     * @param starter who wishes it
     */
    public ImportRequest(
            Path file,
            @Nullable String target,
            @Nullable Path mapping,
            Map<String, String> constants,
            @Nullable Integer limit,
            boolean again,
            @Nullable DuplicatePolicy duplicates,
            boolean confirm,
            RunInitiator starter) {
        this(file, target, mapping, constants, limit, again, duplicates, confirm, starter, null);
    }

    /**
     * A request to import one content and no other.
     *
     * @param file where it stands
     * @param target the target's name, or null
     * @param mapping a mapping file, or null to guess
     * @param constants fields that every lead gets
     * @param limit how many valid rows are sent, or null for all
     * @param again whether to start anew what was imported before
     * @param duplicates what happens to prospects that were sent before, or null
     * @param confirm whether to wait for the outcomes
     * @param starter who wishes it
     * @param sha256 what the content has to hash to, in lower-case hex, or null
     */
    public ImportRequest(
            Path file,
            @Nullable String target,
            @Nullable Path mapping,
            Map<String, String> constants,
            @Nullable Integer limit,
            boolean again,
            @Nullable DuplicatePolicy duplicates,
            boolean confirm,
            RunInitiator starter,
            @Nullable String sha256) {
        this(file, target, mapping, constants, limit, again, duplicates, confirm, starter, sha256, null, null, null);
    }

    /**
     * A request by the user of this machine.
     *
     * @param file where it stands
     * @param target the target's name, or null
     * @param mapping a mapping file, or null to guess
     * @param constants fields that every lead gets
     * @param limit how many valid rows are sent, or null for all
     * @param again whether to start anew what was imported before
     * @param duplicates what happens to prospects that were sent before, or null
     * @param confirm whether to wait for the outcomes
     */
    public ImportRequest(
            Path file,
            @Nullable String target,
            @Nullable Path mapping,
            Map<String, String> constants,
            @Nullable Integer limit,
            boolean again,
            @Nullable DuplicatePolicy duplicates,
            boolean confirm) {
        this(file, target, mapping, constants, limit, again, duplicates, confirm, RunInitiator.atThisMachine());
    }

    /** The same request with an order of its leads. */
    public ImportRequest orderedBy(@Nullable String column) {
        return new ImportRequest(
                file,
                target,
                mapping,
                constants,
                limit,
                again,
                duplicates,
                confirm,
                starter,
                sha256,
                column,
                finishBy,
                draft);
    }

    /** The same request with a time by which everything should be sent. */
    public ImportRequest finishedBy(@Nullable Instant time) {
        return new ImportRequest(
                file,
                target,
                mapping,
                constants,
                limit,
                again,
                duplicates,
                confirm,
                starter,
                sha256,
                orderBy,
                time,
                draft);
    }

    /** The same request for the file with the edits of a draft. */
    public ImportRequest ofDraft(DraftVersion edited) {
        return new ImportRequest(
                file,
                target,
                mapping,
                constants,
                limit,
                again,
                duplicates,
                confirm,
                starter,
                sha256,
                orderBy,
                finishBy,
                edited);
    }

    /**
     * What a content hashes to, for a request that means this content and no other.
     *
     * @param content read to its end, not closed
     * @return its SHA-256 in lower-case hex
     * @throws IOException when it cannot be read
     */
    public static String sha256Of(InputStream content) throws IOException {
        return LeadFile.sha256(content);
    }
}
