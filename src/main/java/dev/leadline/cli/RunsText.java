package dev.leadline.cli;

import dev.leadline.report.Summary;
import dev.leadline.settings.Settings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of runs for people. */
final class RunsText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunsText() {}

    static String of(List<Summary> runs, Settings settings, Invocation leadline) {
        if (runs.isEmpty()) {
            return "No run yet in " + settings.home() + ".\n";
        }
        Table table = Table.withNumberFirst().row("run", "started", "file", "target", "status", "rows");
        runs.forEach(run -> table.row(
                String.valueOf(run.run()),
                minute(run.startedAt()),
                run.file(),
                run.target(),
                Objects.requireNonNullElse(run.status(), "").toLowerCase(Locale.ROOT),
                Blocks.shortCounts(run)));
        String latest = String.valueOf(runs.get(runs.size() - 1).run());
        return new Page()
                .block(table.lines())
                .block("Next", NextStep.lines("To look at one:", leadline.of("show", latest)))
                .text();
    }

    private static String minute(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant);
    }
}
