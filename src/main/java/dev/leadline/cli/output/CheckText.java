package dev.leadline.cli.output;

import dev.leadline.lead.InvalidValues;
import dev.leadline.message.UserMessage;
import dev.leadline.plan.HistoryResult.DuplicateCount;
import dev.leadline.plan.ValidationResult;
import dev.leadline.report.DisplayFormat;
import dev.leadline.run.ImportEstimate;
import dev.leadline.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a check prints for people.
 *
 * @param leadline how the user calls Leadline
 * @param file the file as it was named
 * @param options the options that say what its columns mean
 * @param missing the fields that still need a value before an import
 * @param settings the pace, and whether there is a token
 * @param rejects whether the file contains rejects
 */
public record CheckText(
        Invocation leadline,
        String file,
        List<String> options,
        List<String> missing,
        Settings settings,
        Rejects rejects) {

    /** Whether the file contains the rejects of another one. */
    public enum Rejects {
        /** It contains leads. */
        NONE,
        /** They belong to a run, whose target, mapping and constants an import uses. */
        OF_RUN,
        /** They belong to a check, so no import takes them. */
        OF_CHECK
    }

    /** The page of a check that went through the whole file. */
    public String of(ValidationResult checked) {
        TextPage page = new TextPage()
                .block(List.of(headline(checked)))
                .block(history(checked))
                .block(counts(checked))
                .block(otherChoice(checked))
                .block(comparison(checked))
                .block("Reasons", TextBlocks.reasons(checked.summary()))
                .block("Notes", notes(checked).map(note -> "  " + note).toList())
                .block("Files", TextBlocks.files(checked.summary().files(), checked.rejected() > 0));
        bodies(checked).forEach(page::block);
        return page.block(pace(checked)).block("Next", next(checked)).text();
    }

    private Stream<String> notes(ValidationResult checked) {
        Stream<String> notes = checked.notes().stream();
        return rejects == Rejects.OF_RUN
                ? Stream.concat(
                        Stream.of(UserMessage.of("cli.check.rejects-of-run").text()), notes)
                : notes;
    }

    private static String headline(ValidationResult checked) {
        return checked.summary().file() + " for " + checked.summary().target() + ": checked, nothing was sent.";
    }

    private static List<String> counts(ValidationResult checked) {
        long rows = checked.summary().rows().total();
        if (rows == 0) {
            return TextBlocks.NO_ROWS;
        }
        Table table = Table.withNumberFirst()
                .row(DisplayFormat.number(rows), rows == 1 ? "row read" : "rows read")
                .row(DisplayFormat.number(checked.valid()), checked.history() == null ? "valid" : "to create");
        duplicates(checked)
                .forEach(duplicate -> table.row(
                        DisplayFormat.number(duplicate.count()),
                        "duplicate",
                        duplicate.isOfThisFile() ? "of another row of this file" : "of run " + duplicate.run()));
        return (checked.rejected() == 0
                        ? table
                        : table.row(DisplayFormat.number(checked.rejected()), "rejected", "you can fix these"))
                .lines();
    }

    private static List<DuplicateCount> duplicates(ValidationResult checked) {
        return checked.history() == null ? List.of() : checked.history().duplicates();
    }

    private static List<String> history(ValidationResult checked) {
        return checked.history() == null
                ? List.of()
                : Stream.ofNullable(checked.history().note()).toList();
    }

    /** What the other choice would reject, where it makes a difference. */
    private static List<String> otherChoice(ValidationResult checked) {
        long ifRejecting = checked.rejectedByChoice().getOrDefault(InvalidValues.REJECT, 0L);
        long ifOmitting = checked.rejectedByChoice().getOrDefault(InvalidValues.OMIT, 0L);
        if (ifRejecting == ifOmitting) {
            return List.of();
        }
        String rejecting = DisplayFormat.count(ifRejecting, "row");
        String omitting = DisplayFormat.count(ifOmitting, "row");
        UserMessage choices = checked.choice() == InvalidValues.REJECT
                ? UserMessage.of("cli.choices-while-rejecting", rejecting, omitting)
                : UserMessage.of("cli.choices-while-omitting", rejecting, omitting);
        return List.of(choices.text());
    }

    private static List<String> comparison(ValidationResult checked) {
        return checked.comparison() == null ? List.of() : ComparisonText.of(checked.comparison());
    }

    private static List<List<String>> bodies(ValidationResult checked) {
        return checked.bodyTexts().stream()
                .map(body -> Stream.concat(Stream.of("POST " + checked.path()), body.lines())
                        .toList())
                .toList();
    }

    private List<String> pace(ValidationResult checked) {
        if (checked.valid() == 0) {
            return List.of();
        }
        String rows = "A real import of " + DisplayFormat.count(checked.valid(), "valid row") + " takes ";
        if (settings.requestsPerMinute() == 0) {
            return List.of(rows + "as long as the API needs, because no rate limit is set.");
        }
        Duration time = ImportEstimate.of(checked.valid(), settings.requestsPerMinute());
        return List.of(rows + "about " + DisplayFormat.duration(time) + " at "
                + DisplayFormat.count(settings.requestsPerMinute(), "request") + " a minute.");
    }

    private List<String> next(ValidationResult checked) {
        if (checked.valid() + checked.rejected() == 0) {
            return List.of();
        }
        if (rejects == Rejects.OF_CHECK) {
            return NextActionRenderer.lines(
                    UserMessage.of("cli.check.rejects-of-check", file).text());
        }
        if (checked.rejected() > 0) {
            return afterRejects(checked);
        }
        return settings.tokenIsSet() || rejects == Rejects.OF_RUN
                ? NextActionRenderer.lines("Send the rows:", command("import", toSend(checked)))
                : NextActionRenderer.lines("Try it without a token:", command("import", List.of("--sandbox")));
    }

    private List<String> afterRejects(ValidationResult checked) {
        List<String> lines = new ArrayList<>(NextActionRenderer.lines(
                "Fix the rejected rows in " + NextActionRenderer.named(file) + " and check it again:",
                command("check", checkedAs(checked))));
        if (checked.valid() > 0) {
            lines.addAll(NextActionRenderer.lines(
                    "Or send the valid rows now, and fix the rejected rows later:",
                    command("import", toSend(checked))));
        }
        return lines;
    }

    private static List<String> checkedAs(ValidationResult checked) {
        return checked.history() == null ? List.of() : List.of("--against-history");
    }

    /** Without --again, a file that was imported before sends nothing. */
    private List<String> toSend(ValidationResult checked) {
        boolean again = checked.history() != null && checked.history().earlierRun() != null;
        return Stream.concat(
                        missing.stream().flatMap(field -> Stream.of("--set", field + "=VALUE")),
                        again ? Stream.of("--again") : Stream.empty())
                .toList();
    }

    private String command(String name, List<String> more) {
        if (rejects == Rejects.OF_RUN && name.equals("import")) {
            return leadline.of(name, NextActionRenderer.argument(file));
        }
        return leadline.of(Stream.of(List.of(name, NextActionRenderer.argument(file)), options, more)
                .flatMap(List::stream)
                .toList());
    }
}
