package dev.leadline.run;

import dev.leadline.lead.mapping.ChosenAccount;
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
 * @param account the account chosen in the console as it was shown, or null for what is chosen when the import starts
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
        @Nullable ChosenAccount account,
        @Nullable DraftVersion draft) {

    public ImportRequest {
        constants = Map.copyOf(constants);
    }

    /**
     * A request of the user of this machine to import everything in a file, and to wait for the outcomes.
     *
     * @param file where it stands
     */
    public static ImportRequestBuilder of(Path file) {
        return new ImportRequestBuilder(file);
    }

    /** The same request with an order of its leads. */
    public ImportRequest orderedBy(@Nullable String column) {
        return toBuilder().orderedBy(column).build();
    }

    /** The same request with a time by which everything should be sent. */
    public ImportRequest finishedBy(@Nullable Instant time) {
        return toBuilder().finishedBy(time).build();
    }

    /** The same request for the file with the edits of a draft. */
    public ImportRequest ofDraft(DraftVersion edited) {
        return toBuilder().ofDraft(edited).build();
    }

    private ImportRequestBuilder toBuilder() {
        return of(file).target(target)
                .mapping(mapping)
                .constants(constants)
                .limit(limit)
                .again(again)
                .duplicates(duplicates)
                .confirm(confirm)
                .starter(starter)
                .sha256(sha256)
                .orderedBy(orderBy)
                .finishedBy(finishBy)
                .account(account)
                .ofDraft(draft);
    }

    /** Collects what a request says beside its file; {@link ImportRequest} has the meaning of each. */
    public static final class ImportRequestBuilder {

        private final Path file;
        private @Nullable String target;
        private @Nullable Path mapping;
        private Map<String, String> constants = Map.of();
        private @Nullable Integer limit;
        private boolean again;
        private @Nullable DuplicatePolicy duplicates;
        private boolean confirm = true;
        private RunInitiator starter = RunInitiator.atThisMachine();
        private @Nullable String sha256;
        private @Nullable String orderBy;
        private @Nullable Instant finishBy;
        private @Nullable ChosenAccount account;
        private @Nullable DraftVersion draft;

        private ImportRequestBuilder(Path file) {
            this.file = file;
        }

        /** Sets {@link ImportRequest#target}. */
        public ImportRequestBuilder target(@Nullable String target) {
            this.target = target;
            return this;
        }

        /** Sets {@link ImportRequest#mapping}. */
        public ImportRequestBuilder mapping(@Nullable Path mapping) {
            this.mapping = mapping;
            return this;
        }

        /** Sets {@link ImportRequest#constants}. */
        public ImportRequestBuilder constants(Map<String, String> constants) {
            this.constants = constants;
            return this;
        }

        /** Sets {@link ImportRequest#limit}. */
        public ImportRequestBuilder limit(@Nullable Integer limit) {
            this.limit = limit;
            return this;
        }

        /** Sets {@link ImportRequest#again}. */
        public ImportRequestBuilder again(boolean again) {
            this.again = again;
            return this;
        }

        /** Sets {@link ImportRequest#duplicates}. */
        public ImportRequestBuilder duplicates(@Nullable DuplicatePolicy duplicates) {
            this.duplicates = duplicates;
            return this;
        }

        /** Sets {@link ImportRequest#confirm}. */
        public ImportRequestBuilder confirm(boolean confirm) {
            this.confirm = confirm;
            return this;
        }

        /** Sets {@link ImportRequest#starter}. */
        public ImportRequestBuilder starter(RunInitiator starter) {
            this.starter = starter;
            return this;
        }

        /** Sets {@link ImportRequest#sha256}. */
        public ImportRequestBuilder sha256(@Nullable String sha256) {
            this.sha256 = sha256;
            return this;
        }

        /** Sets {@link ImportRequest#orderBy}. */
        public ImportRequestBuilder orderedBy(@Nullable String orderBy) {
            this.orderBy = orderBy;
            return this;
        }

        /** Sets {@link ImportRequest#finishBy}. */
        public ImportRequestBuilder finishedBy(@Nullable Instant finishBy) {
            this.finishBy = finishBy;
            return this;
        }

        /** Sets {@link ImportRequest#account}. */
        public ImportRequestBuilder account(@Nullable ChosenAccount account) {
            this.account = account;
            return this;
        }

        /** Sets {@link ImportRequest#draft}. */
        public ImportRequestBuilder ofDraft(@Nullable DraftVersion draft) {
            this.draft = draft;
            return this;
        }

        /** The request. */
        public ImportRequest build() {
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
                    account,
                    draft);
        }
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
