package dev.leadline.cli.output;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.StopReason;
import dev.leadline.report.Summary;
import dev.leadline.settings.Settings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The list of runs for people. */
public final class RunsText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunsText() {}

    /** A line for each run, the newest first, and what to do next. */
    public static String of(List<Summary> runs, Predicate<Summary> purged, Settings settings, Invocation leadline) {
        if (runs.isEmpty()) {
            return none(settings);
        }
        Table table = Table.withNumberFirst().row("run", "started", "file", "target", "status", "rows");
        runs.forEach(run -> table.row(
                String.valueOf(run.run()),
                minute(run.startedAt()),
                run.file(),
                run.target(),
                Objects.requireNonNullElse(run.status(), "").toLowerCase(Locale.ROOT)
                        + (purged.test(run) ? ", data deleted" : ""),
                TextBlocks.shortCounts(run)));
        String latest = String.valueOf(runs.get(runs.size() - 1).run());
        return new TextPage()
                .block(table.lines())
                .block("Next", next(runs, leadline, latest))
                .text();
    }

    /** What is printed where there is no run. */
    public static String none(Settings settings) {
        return "No runs yet in " + settings.home() + ".\n";
    }

    private static List<String> next(List<Summary> runs, Invocation leadline, String latest) {
        List<String> lines = new ArrayList<>();
        List<String> waiting = runs.stream()
                .filter(RunsText::hasRowsToSend)
                .map(run -> leadline.of("resume", String.valueOf(run.run())))
                .toList();
        if (!waiting.isEmpty()) {
            lines.addAll(NextActionRenderer.lines(
                    "To send skipped rows that can be sent now:", waiting.toArray(String[]::new)));
        }
        lines.addAll(NextActionRenderer.lines("To show a run:", leadline.of("show", latest)));
        return lines;
    }

    private static boolean hasRowsToSend(Summary run) {
        StopReason reason = run.reason();
        return reason != null && reason.code().equals(EarlyStop.Cause.ROWS_TO_SEND.code());
    }

    private static String minute(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant);
    }
}
