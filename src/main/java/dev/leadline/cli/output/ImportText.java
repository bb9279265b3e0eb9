package dev.leadline.cli.output;

import dev.leadline.ledger.StopReason;
import dev.leadline.report.Summary;
import dev.leadline.run.RunResult;
import dev.leadline.settings.Setting;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an import, or a look at a run, prints for people. */
public final class ImportText {

    private ImportText() {}

    /** The page after an import. */
    public static String of(RunResult outcome, Settings settings, List<String> next) {
        List<String> notes = new ArrayList<>(outcome.notes());
        notes.addAll(RelatedText.notes(outcome.related()));
        return of(outcome.summary(), notes, settings, next);
    }

    /**
     * The page of a run.
     *
     * @param summary what the run came to
     * @param notes what else is worth knowing
     * @param settings name the homes
     * @param next what to do now
     */
    public static String of(Summary summary, List<String> notes, Settings settings, List<String> next) {
        boolean anyRejects = summary.openRejects() > 0;
        return new TextPage()
                .block(headline(summary))
                .block(hasNoRows(summary) ? TextBlocks.NO_ROWS : TextBlocks.counts(summary))
                .block("Reasons", TextBlocks.reasons(summary))
                .block("Notes", notes.stream().map(note -> "  " + note).toList())
                .block("Files", TextBlocks.files(summary.files(), anyRejects))
                .block("Homes", homes(settings))
                .block("Next", next)
                .text();
    }

    /** Whether a run has read its whole file, which has a header only. */
    static boolean hasNoRows(Summary summary) {
        return summary.exit() == ExitCode.OK
                && summary.endedAt() != null
                && summary.rows().total() == 0;
    }

    /** Where the ledger is and where the settings come from. */
    public static List<String> homes(Settings settings) {
        return Table.ofText()
                .row("home", whole(settings.home()))
                .row("config", whole(settings.config()) + missing(settings))
                .lines();
    }

    /** A folder that somebody has named, such as in {@code LEADLINE_CONFIG}, and that does not exist may be a mistake. */
    private static String missing(Settings settings) {
        boolean isNamed = !settings.originOf("leadline.config").equals(Setting.DEFAULT);
        return isNamed && !Files.isDirectory(settings.config()) ? " (does not exist)" : "";
    }

    private static List<String> headline(Summary summary) {
        String headline = "Run " + summary.run() + ": " + summary.file() + " to " + summary.target() + ", "
                + ending(summary) + ".";
        StopReason reason = summary.reason();
        return reason == null ? List.of(headline) : List.of(headline, "  " + reason.message());
    }

    private static String ending(Summary summary) {
        if (summary.endedAt() == null) {
            return "not ended yet";
        }
        if (summary.isCanceled()) {
            return "canceled, nothing was sent";
        }
        return switch (summary.exit()) {
            case OK -> "done";
            case ROWS_TO_FIX -> "done, but some rows need your attention";
            case ROWS_UNCERTAIN -> "done, but some rows have no outcome yet";
            case INPUT_UNUSABLE -> "not sent, the file cannot be used";
            case STOPPED_EARLY -> "stopped early, resumable";
            case STOPPED_BY_USER -> "stopped, as you requested; resumable";
            case USAGE, INTERNAL_ERROR -> "failed";
        };
    }

    private static String whole(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
