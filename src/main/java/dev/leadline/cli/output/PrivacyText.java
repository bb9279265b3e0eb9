package dev.leadline.cli.output;

import dev.leadline.ledger.PurgeRepository.Obstacle;
import dev.leadline.privacy.ForgetResult;
import dev.leadline.privacy.PurgeResult;
import dev.leadline.report.DisplayFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was deleted, for people. */
public final class PrivacyText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What is left to do where another process uses the database. */
    public static final String NOT_COMPACTED =
            "Another process uses the database, so its files can still contain deleted text in free space. To remove that too, stop the other process and run this command again.";

    private PrivacyText() {}

    /** What was purged, or would be. */
    public static String of(PurgeResult result, Instant before, boolean preview, boolean compacted) {
        Table purged = Table.withNumberFirst();
        purged.row("run", "rows");
        result.purged().forEach(run -> purged.row(String.valueOf(run.run()), DisplayFormat.number(run.rows())));
        Table kept = Table.withNumberFirst();
        kept.row("run", "reason");
        result.kept().forEach(run -> kept.row(String.valueOf(run.run()), reason(run.obstacle())));
        return new TextPage()
                .block(List.of(headline(result, before, preview)))
                .block(result.purged().isEmpty() ? List.of() : purged.lines())
                .block("Kept", result.kept().isEmpty() ? List.of() : kept.lines())
                .block("Left to do", elsewhere(result.withFilesElsewhere()))
                .block(compacted ? List.of() : List.of(NOT_COMPACTED))
                .text();
    }

    private static List<String> elsewhere(List<Long> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        String numbers = runs.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return List.of("  The files of these runs are not in this home: " + numbers
                + ". If another home has them, delete the folders runs/RUN there.");
    }

    private static String headline(PurgeResult result, Instant before, boolean preview) {
        String since = " that ended before " + MINUTE.format(before);
        if (result.purged().isEmpty()) {
            return "No personal data to delete: there is no finished run" + since + " and still has any.";
        }
        return (preview ? "Would delete" : "Deleted") + " the personal data of "
                + DisplayFormat.count(result.purged().size(), "run") + " ("
                + DisplayFormat.count(result.rows(), "row") + ")" + since
                + (result.uploads() == 0 ? "" : ", and " + DisplayFormat.count(result.uploads(), "old upload")) + ".";
    }

    private static String reason(Obstacle obstacle) {
        return switch (obstacle) {
            case UNFINISHED -> "The run is not finished. Resume it first.";
            case ROWS_TO_SEND -> "Rows have not been sent yet. Resume the run first.";
            case ROWS_WITHOUT_OUTCOME -> "Rows have no outcome yet. Resume the run to check them.";
            case ROWS_IN_DOUBT -> "Rows are in doubt. Reconcile the run first.";
            case ROWS_WAIT_FOR_OTHERS -> "Rows are duplicates of rows that have no outcome yet.";
            case CORRECTIONS_UNFINISHED -> "A run with corrections of its rejects is not finished.";
        };
    }

    /** What was deleted of one person. */
    public static String of(ForgetResult result, boolean compacted) {
        return new TextPage()
                .block(
                        result.isFound()
                                ? counts(result)
                                : List.of("This person was not found in any run, file or upload of this home."))
                .block(
                        "Left to do",
                        result.left().stream().map(left -> "  " + left).toList())
                .block(compacted ? List.of() : List.of(NOT_COMPACTED))
                .text();
    }

    private static List<String> counts(ForgetResult result) {
        Table counts = Table.withNumberFirst();
        count(counts, result.rows(), "row deleted", "rows deleted");
        count(
                counts,
                result.takenOut(),
                "of them was waiting to be sent, and is not sent",
                "of them were waiting to be sent, and are not sent");
        count(
                counts,
                result.mentions(),
                "mention in rows of other people deleted",
                "mentions in rows of other people deleted");
        count(counts, result.reports(), "run whose files were written again", "runs whose files were written again");
        count(counts, result.copies(), "private copy changed", "private copies changed");
        count(counts, result.uploads(), "upload changed or deleted", "uploads changed or deleted");
        count(
                counts,
                result.archived(),
                "file in archive and failed folders changed",
                "files in archive and failed folders changed");
        return counts.lines();
    }

    private static void count(Table counts, long number, String one, String several) {
        counts.row(DisplayFormat.number(number), number == 1 ? one : several);
    }
}
