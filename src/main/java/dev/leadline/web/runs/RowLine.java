package dev.leadline.web.runs;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.message.ConsoleWording;
import dev.leadline.web.page.ProblemMessage;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row in the list of a run.
 *
 * @param row as the ledger has it
 * @param name whom it is about, maybe empty
 * @param ways how that person is reached, maybe empty
 * @param why what is wrong with it, or null
 */
record RowLine(
        LedgerRow row, String name, String ways, @Nullable String why) {

    static RowLine of(LedgerRow row, ContactColumns contacts) {
        return new RowLine(row, contacts.name(row), contacts.ways(row), why(row));
    }

    /** Why the row stands where it stands; empty where there is nothing to say. */
    static String reason(LedgerRow row) {
        return Objects.requireNonNullElse(why(row), "");
    }

    private static @Nullable String why(LedgerRow row) {
        String message = row.message();
        if (row.problems().isEmpty()) {
            return message == null ? null : ConsoleWording.of(message);
        }
        return row.problems().stream().map(ProblemMessage::of).collect(Collectors.joining(" "));
    }
}
