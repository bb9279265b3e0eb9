package dev.leadline.ledger;

import dev.leadline.message.UserMessage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a row stands in its life; each constant says what is true of the world. */
public enum RowStatus {
    /** The row is invalid; its reasons are kept and nothing was sent. */
    REJECTED,
    /** The same prospect was, or may have been, sent before; the row names where. */
    DUPLICATE,
    /** The row is valid and has not been sent, or surely was not acted on. */
    STAGED,
    /** The row is claimed: its request may leave at any moment, or has left. */
    SENDING,
    /** Propexo has taken the row and given a job id; the outcome is not known yet. */
    QUEUED,
    /** The prospect exists. */
    CREATED,
    /** Some part of the prospect was written; a person has to look. */
    PARTIAL,
    /** Propexo has refused the request; nothing was made of it. */
    REFUSED,
    /** The vendor has failed to make the prospect. */
    FAILED,
    /** The request left and no usable answer came: the prospect may exist or not. */
    IN_DOUBT;

    /** Where a row can end that a person may fix: nothing was made of it, and nothing will be. */
    public static final Set<RowStatus> FIXABLE = Collections.unmodifiableSet(EnumSet.of(REJECTED, REFUSED, FAILED));

    /** The status as the console labels it, such as {@code Needs fixing}. */
    public String label() {
        return UserMessage.ofConstant("ledger.status", this).text();
    }

    /** What the status means for the row: half a sentence; empty where the name says it all. */
    public String meaning() {
        return UserMessage.ofConstant("ledger.status-meaning", this).text();
    }
}
