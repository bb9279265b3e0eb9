package dev.leadline.web.runs;

import dev.leadline.lead.WarningCode;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RejectCause;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.DisplayFormat;
import dev.leadline.web.page.FieldLabel;
import dev.leadline.web.page.ViewFormat;
import dev.leadline.web.runs.ComparisonSection.ComparedValue;
import dev.leadline.web.runs.ComparisonSection.ComparisonLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Two runs, line by line. */
final class RunsSideBySide {

    private static final double PERCENT = 100;
    private static final int LONGEST_NAME = 60;

    private final ComparedRun earlier;
    private final ComparedRun later;
    private final ViewFormat show;

    RunsSideBySide(ComparedRun earlier, ComparedRun later, ViewFormat show) {
        this.earlier = earlier;
        this.later = later;
        this.show = show;
    }

    List<ComparisonSection> sections() {
        PlanDifferences plans = new PlanDifferences(earlier, later, show);
        return List.of(
                new ComparisonSection("Rows", rows(), "No rows."),
                new ComparisonSection("Why rows were rejected", causes(plans.renamed()), "No row was rejected."),
                new ComparisonSection("Warnings", warnings(), "No warnings."),
                new ComparisonSection("Speed", speed(), ""),
                new ComparisonSection("Columns of the file", plans.columns(), "The same columns."),
                new ComparisonSection(
                        "What fills each field", plans.fields(), "The same columns and constants fill each field."),
                new ComparisonSection("Settings", plans.settings(), "The same settings."));
    }

    private List<ComparisonLine> rows() {
        List<ComparisonLine> lines = new ArrayList<>();
        lines.add(line("All rows", total(earlier), total(later), run -> link(run, Map.of())));
        List<ViewFormat.Part> first = show.allParts(earlier.line());
        List<ViewFormat.Part> second = show.allParts(later.line());
        for (int i = 0; i < first.size(); i++) {
            ViewFormat.Part part = first.get(i);
            if (part.rows() > 0 || second.get(i).rows() > 0) {
                lines.add(line(
                        part.label(),
                        part.rows(),
                        second.get(i).rows(),
                        run -> link(run, Map.of("status", part.key()))));
            }
        }
        return lines;
    }

    private static long total(ComparedRun run) {
        return run.line().counts().total();
    }

    /** The causes of both, those of the later run first; a column that was renamed is one column. */
    private List<ComparisonLine> causes(Map<String, String> renamed) {
        Map<CauseOfRows, RejectCause> first = byCause(earlier, renamed);
        Map<CauseOfRows, RejectCause> second = byCause(later, Map.of());
        return both(second.keySet(), first.keySet()).stream()
                .map(cause -> line(cause.label(show), first.get(cause), second.get(cause)))
                .toList();
    }

    private static Map<CauseOfRows, RejectCause> byCause(ComparedRun run, Map<String, String> renamed) {
        return run.causes().stream()
                .collect(Collectors.toMap(
                        cause -> CauseOfRows.of(cause, renamed),
                        Function.identity(),
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    private ComparisonLine line(String label, @Nullable RejectCause first, @Nullable RejectCause second) {
        long before = first == null ? 0 : first.rows();
        long after = second == null ? 0 : second.rows();
        return new ComparisonLine(
                label,
                value(earlier, before, run -> link(run, query(first))),
                value(later, after, run -> link(run, query(second))),
                before == after ? "" : change(after - before));
    }

    private static Map<String, String> query(@Nullable RejectCause cause) {
        return cause == null ? Map.of() : CauseOfRows.of(cause, Map.of()).query();
    }

    private List<ComparisonLine> warnings() {
        Map<String, Long> first = byWarning(earlier);
        Map<String, Long> second = byWarning(later);
        return both(second.keySet(), first.keySet()).stream()
                .map(warning -> line(
                        warning,
                        first.getOrDefault(warning, 0L),
                        second.getOrDefault(warning, 0L),
                        run -> "/runs/%d#warnings".formatted(run.line().id())))
                .toList();
    }

    private static Map<String, Long> byWarning(ComparedRun run) {
        return counted(run.warnings(), RunsSideBySide::label, ProblemCount::count);
    }

    private static String label(ProblemCount warning) {
        String text = WarningCode.valueOf(warning.code()).text();
        return warning.field() == null ? text : FieldLabel.of(warning.field()) + ": " + text;
    }

    private static <T, K> Map<K, Long> counted(List<T> counts, Function<T, K> key, ToLongFunction<T> rows) {
        return counts.stream().collect(Collectors.toMap(key, rows::applyAsLong, Long::sum, LinkedHashMap::new));
    }

    private static <K> Set<K> both(Collection<K> first, Collection<K> second) {
        Set<K> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return all;
    }

    private List<ComparisonLine> speed() {
        return List.of(
                ComparisonLine.of("From file to CRM", timeToCrm(earlier), timeToCrm(later)),
                ComparisonLine.of("Requests per prospect", perProspect(earlier), perProspect(later)));
    }

    private @Nullable String timeToCrm(ComparedRun run) {
        return run.line().timeToCrm().map(show::duration).orElse(null);
    }

    private static @Nullable String perProspect(ComparedRun run) {
        return run.requests()
                .perOutcome(run.line().counts())
                .map(Object::toString)
                .orElse(null);
    }

    private ComparisonLine line(String label, long first, long second, Function<ComparedRun, String> link) {
        return new ComparisonLine(
                label,
                value(earlier, first, link),
                value(later, second, link),
                first == second ? "" : change(second - first));
    }

    private ComparedValue value(ComparedRun run, long rows, Function<ComparedRun, String> link) {
        return new ComparedValue(show.number(rows), share(rows, total(run)), rows == 0 ? null : link.apply(run));
    }

    /** Files of different sizes are compared by shares; all rows, and none, need no share. */
    private static @Nullable String share(long rows, long total) {
        return rows == 0 || rows == total ? null : String.format(Locale.ROOT, "%.0f %%", PERCENT * rows / total);
    }

    private static String change(long rows) {
        return (rows > 0 ? "+" : "−") + DisplayFormat.number(Math.abs(rows));
    }

    private static String link(ComparedRun run, Map<String, String> query) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/runs/{id}/rows");
        query.keySet().stream().sorted().forEach(name -> link.queryParam(name, "{" + name + "}"));
        Map<String, Object> values = new LinkedHashMap<>(query);
        values.put("id", run.line().id());
        return link.encode().buildAndExpand(values).toUriString();
    }

    /** What a person sees as one cause, in whichever run. */
    private record CauseOfRows(String status, String code, String column, String field) {

        static CauseOfRows of(RejectCause cause, Map<String, String> renamed) {
            String column = text(cause.column());
            return new CauseOfRows(
                    cause.status().name(),
                    text(cause.code()),
                    renamed.getOrDefault(column, column),
                    text(cause.field()));
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }

        String label(ViewFormat show) {
            String problem = code.isEmpty() ? show.status(RowStatus.valueOf(status)) : show.problem(code);
            String place = column.isEmpty() ? field : column;
            return place.isEmpty() ? problem : problem + " in " + show.text(place, LONGEST_NAME);
        }

        Map<String, String> query() {
            Map<String, String> query =
                    new LinkedHashMap<>(Map.of("status", status, "code", code, "column", column, "field", field));
            query.values().removeIf(String::isEmpty);
            return query;
        }
    }
}
