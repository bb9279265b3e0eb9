package dev.leadline.run;

/** What was made of a webhook. */
public enum WebhookResult {
    /** There is no secret in the settings, so no webhook is believed. */
    NOT_WANTED,
    /** Its signature is missing or wrong. */
    FORGED,
    /** It tells of something else than a write that failed, or cannot be read. */
    NOT_MEANT,
    /** No row waits for the outcome of its job: it is settled already, or another's. */
    NOBODY_WAITS,
    /** The very same came before. */
    REPEATED,
    /** The row has its outcome now. */
    SETTLED
}
