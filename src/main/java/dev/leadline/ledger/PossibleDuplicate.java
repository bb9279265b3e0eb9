package dev.leadline.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A row that was not sent because another row is, or looks like, the same prospect.
 *
 * @param row the row that was not sent
 * @param other the row that it resembles, which was sent before
 * @param sentBy who decided to send it anyway, or null
 */
public record PossibleDuplicate(
        LedgerRow row, RowRef other, @Nullable String sentBy) {}
