package dev.leadline.cli.output;

import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserMessage;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.ProblemLabels;
import dev.leadline.report.ReportFiles;
import dev.leadline.report.StatusLabels;
import dev.leadline.report.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts that what a run prints and what a check prints have in common. */
final class TextBlocks {

    /** In place of counts, where there are none. */
    static final List<String> NO_ROWS =
            List.of("  The file contains a header but no rows, so there is nothing to send.");

    private static final int FEW = 5;

    private TextBlocks() {}

    /** How many rows were read and where they stand now, with what that means. */
    static List<String> counts(Summary summary) {
        Table table =
                Table.withNumberFirst().row(DisplayFormat.number(summary.rows().total()), readAs(summary));
        for (RowStatus status : StatusLabels.ORDER) {
            long rows = summary.rows().of(status);
            if (rows > 0) {
                table.row(
                        DisplayFormat.number(rows),
                        StatusLabels.name(status),
                        StatusLabels.meaning(status, summary.isCanceled()));
            }
        }
        return table.lines();
    }

    /** The counts in one line, such as {@code 25 read, 22 created, 3 rejected}. */
    static String shortCounts(Summary summary) {
        Stream<String> read = Stream.of(DisplayFormat.number(summary.rows().total()) + " read");
        Stream<String> others = StatusLabels.ORDER.stream()
                .filter(status -> summary.rows().of(status) > 0)
                .map(status -> DisplayFormat.number(summary.rows().of(status)) + " " + StatusLabels.name(status));
        return String.join(", ", Stream.concat(read, others).toList());
    }

    /** The most frequent reasons with what to do about each. */
    static List<String> reasons(Summary summary) {
        List<ProblemCount> problems = summary.problems();
        Table table = Table.withNumberFirst();
        problems.stream()
                .limit(FEW)
                .forEach(problem -> table.row(
                        DisplayFormat.number(problem.count()),
                        problem.field() == null ? "-" : problem.field(),
                        problem.code(),
                        advice(problem.code())));
        List<String> lines = new ArrayList<>(table.lines());
        if (problems.size() > FEW) {
            lines.add("  and " + DisplayFormat.count(problems.size() - FEW, "more reason") + "; see the rejects file");
        }
        return lines;
    }

    /** Where to look; the rejects only where there are any. */
    static List<String> files(ReportFiles files, boolean anyRejects) {
        Table table = Table.ofText();
        add(table, "rejects", anyRejects ? files.rejects() : null);
        add(table, "outcomes", files.outcomes());
        add(table, "report", files.report());
        add(table, "summary", files.summary());
        return table.lines();
    }

    private static String readAs(Summary summary) {
        return summary.rows().total() == 1 ? "row read" : "rows read";
    }

    private static String advice(String code) {
        return Arrays.stream(ProblemCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(ProblemCode::advice)
                .orElseGet(() -> answer(code).text());
    }

    /** What Propexo or the CRM answered is known row by row only. */
    private static UserMessage answer(String code) {
        String label = ProblemLabels.label(code);
        return label.equals(code)
                ? UserMessage.of("cli.reason.unknown-answer")
                : UserMessage.of("cli.reason.answer", label);
    }

    private static void add(Table table, String name, @Nullable Path file) {
        if (file != null) {
            table.row(name, file.toString());
        }
    }
}
