package dev.leadline.cli;

import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.ReportFiles;
import dev.leadline.report.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts that what a run prints and what a check prints have in common. */
final class Blocks {

    private static final int FEW = 5;
    private static final List<RowStatus> ORDER = List.of(
            RowStatus.CREATED,
            RowStatus.QUEUED,
            RowStatus.STAGED,
            RowStatus.SENDING,
            RowStatus.DUPLICATE,
            RowStatus.REJECTED,
            RowStatus.REFUSED,
            RowStatus.FAILED,
            RowStatus.PARTIAL,
            RowStatus.IN_DOUBT);
    private static final Map<RowStatus, String> MEANING = new EnumMap<>(Map.of(
            RowStatus.QUEUED, "taken by Propexo, outcome not known yet",
            RowStatus.STAGED, "valid, not sent yet",
            RowStatus.SENDING, "being sent",
            RowStatus.DUPLICATE, "sent before, not sent again",
            RowStatus.REJECTED, "not sent, to be fixed",
            RowStatus.REFUSED, "not accepted by Propexo, to be fixed",
            RowStatus.FAILED, "not created by the vendor, to be fixed",
            RowStatus.PARTIAL, "created in part, a person has to look",
            RowStatus.IN_DOUBT, "sent, but no answer came; never sent again by itself"));

    private Blocks() {}

    /** How many rows were read and where they stand now, with what that means. */
    static List<String> counts(Summary summary) {
        Table table = Table.withNumberFirst().row(Words.number(summary.rows().total()), readAs(summary));
        for (RowStatus status : ORDER) {
            long rows = summary.rows().of(status);
            if (rows > 0) {
                table.row(Words.number(rows), name(status), MEANING.getOrDefault(status, ""));
            }
        }
        return table.lines();
    }

    /** The counts in one line, such as {@code 25 read, 22 created, 3 rejected}. */
    static String shortCounts(Summary summary) {
        Stream<String> read = Stream.of(Words.number(summary.rows().total()) + " read");
        Stream<String> others = ORDER.stream()
                .filter(status -> summary.rows().of(status) > 0)
                .map(status -> Words.number(summary.rows().of(status)) + " " + name(status));
        return String.join(", ", Stream.concat(read, others).toList());
    }

    /** The most frequent reasons with what to do about each. */
    static List<String> reasons(Summary summary) {
        List<ProblemCount> problems = summary.problems();
        Table table = Table.withNumberFirst();
        problems.stream()
                .limit(FEW)
                .forEach(problem -> table.row(
                        Words.number(problem.count()),
                        problem.field() == null ? "-" : problem.field(),
                        problem.code(),
                        advice(problem.code())));
        List<String> lines = new ArrayList<>(table.lines());
        if (problems.size() > FEW) {
            lines.add("  and " + Words.count(problems.size() - FEW, "more kind") + " of problem, all in the rejects");
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

    /** How many rows a person can fix. */
    static long fixable(Summary summary) {
        return Stream.of(RowStatus.REJECTED, RowStatus.REFUSED, RowStatus.FAILED)
                .mapToLong(status -> summary.rows().of(status))
                .sum();
    }

    private static String readAs(Summary summary) {
        return summary.rows().total() == 1 ? "row read" : "rows read";
    }

    private static String name(RowStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String advice(String code) {
        return Arrays.stream(ProblemCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(ProblemCode::advice)
                .orElse("");
    }

    private static void add(Table table, String name, @Nullable Path file) {
        if (file != null) {
            table.row(name, file.toString());
        }
    }
}
