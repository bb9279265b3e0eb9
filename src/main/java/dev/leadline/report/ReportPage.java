package dev.leadline.report;

import dev.leadline.lead.Problem;
import dev.leadline.lead.WarningCode;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.StopReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * {@code report.html}: one page that holds all it needs, for somebody who is no engineer and gets it by mail.
 *
 * <p>It works without its script, which only adds search and filter. Nothing may be loaded, no script or style may run
 * but the page's own (a content security policy with a nonce says so), and every text of a row is text.
 */
final class ReportPage {

    private static final int MOST_PROBLEMS = 12;
    private static final int CELL_CHARS = 300;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SpringTemplateEngine ENGINE = engine();

    private final RejectCauses causes = new RejectCauses();
    private final SendingRate rate = new SendingRate();

    /** Looks at a row as it passes by. */
    void add(LedgerRow row) {
        if (row.sentAt() != null) {
            sent(row.sentAt());
        }
        addCause(row);
    }

    /** A row was sent. */
    void sent(Instant at) {
        rate.sent(at);
    }

    /** Looks only at what is wrong with a row. */
    void addCause(LedgerRow row) {
        if (RejectCauses.LOOKED_AT.contains(row.status())
                && row.replacedBy() == null
                && row.dismissal() == null
                && !row.isDeleted()) {
            causes.add(row);
        }
    }

    /**
     * The page of a run; as long as it gets, since only so many rows are shown.
     *
     * @param run as it stands, for its header
     * @param summary what it came to
     */
    String of(Run run, Summary summary) {
        Context page = new Context(Locale.ENGLISH);
        page.setVariable("nonce", nonce());
        page.setVariable("run", facts(run, summary));
        page.setVariable("statuses", statuses(summary));
        page.setVariable("problems", problems(summary.problems()));
        page.setVariable("moreProblems", Math.max(0, summary.problems().size() - MOST_PROBLEMS));
        page.setVariable("warnings", warnings(summary.warnings()));
        page.setVariable("width", inWords(rate.width()));
        page.setVariable("spans", spans());
        page.setVariable("causes", groups(run.header()));
        page.setVariable("charts", resource("charts.min.css"));
        page.setVariable("style", resource("report.css"));
        page.setVariable("script", resource("report.js"));
        return ENGINE.process("report.html", page);
    }

    private static Map<String, Object> facts(Run run, Summary summary) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", run.id());
        facts.put("file", VisibleText.text(run.file()));
        facts.put("target", run.target());
        facts.put("api", run.apiOrigin());
        facts.put("status", run.status().name().toLowerCase(Locale.ROOT));
        facts.put("stopped", Optional.ofNullable(run.stopReason()).map(reason -> VisibleText.text(reason.message())));
        facts.put(
                "stopCode",
                Optional.ofNullable(run.stopReason()).map(StopReason::code).orElse(""));
        facts.put("started", time(summary.startedAt()));
        facts.put("ended", time(summary.endedAt()));
        facts.put("total", DisplayFormat.count(summary.rows().total(), "row"));
        facts.put("requests", DisplayFormat.count(summary.requests().sent(), "create request"));
        facts.put("polls", DisplayFormat.count(summary.requests().polls(), "status request"));
        facts.put(
                "perOutcome",
                summary.requests()
                        .perOutcome(summary.rows())
                        .map(", %s requests for each outcome"::formatted)
                        .orElse(""));
        return facts;
    }

    private static List<Map<String, Object>> statuses(Summary summary) {
        RowCounts rows = summary.rows();
        List<Map<String, Object>> shown = new ArrayList<>();
        for (RowStatus status : StatusLabels.ORDER) {
            long count = rows.of(status);
            if (count > 0) {
                shown.add(Map.of(
                        "name", StatusLabels.name(status),
                        "tone", tone(status),
                        "count", number(count),
                        "part", share(count, rows.total()),
                        "meaning", StatusLabels.meaning(status, summary.isCanceled())));
            }
        }
        return shown;
    }

    private static String tone(RowStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Map<String, Object>> problems(List<ProblemCount> problems) {
        long most = problems.stream().mapToLong(ProblemCount::count).max().orElse(1);
        return problems.stream()
                .limit(MOST_PROBLEMS)
                .map(problem -> Map.<String, Object>of(
                        "name",
                        Optional.ofNullable(problem.field()).orElse("the row"),
                        "code",
                        problem.code(),
                        "count",
                        number(problem.count()),
                        "part",
                        share(problem.count(), most)))
                .toList();
    }

    private static List<Map<String, Object>> warnings(List<ProblemCount> warnings) {
        return warnings.stream()
                .map(warning -> Map.<String, Object>of(
                        "name", String.valueOf(warning.field()),
                        "code", warning.code(),
                        "count", number(warning.count()),
                        "text", WarningCode.valueOf(warning.code()).text()))
                .toList();
    }

    private List<Map<String, Object>> spans() {
        List<SendingRate.Span> spans = rate.spans();
        long most = spans.stream().mapToLong(SendingRate.Span::rows).max().orElse(1);
        return spans.stream()
                .map(span -> Map.<String, Object>of(
                        "from", time(span.from()), "count", number(span.rows()), "part", share(span.rows(), most)))
                .toList();
    }

    private List<Map<String, Object>> groups(List<String> header) {
        return causes.inOrder().stream().map(cause -> group(cause, header)).toList();
    }

    private static Map<String, Object> group(RejectCauses.ReportedCause cause, List<String> header) {
        RejectCauses.CauseGroup kind = cause.kind();
        return Map.of(
                "status", StatusLabels.name(kind.status()),
                "tone", tone(kind.status()),
                "code", VisibleText.text(Objects.requireNonNullElse(kind.code(), "other problems")),
                "place", Optional.ofNullable(kind.place()).map(VisibleText::text),
                "advice", cause.advice(),
                "count", number(cause.count()),
                "more", cause.count() - cause.rows().size(),
                "rows", cause.rows().stream().map(row -> row(row, header)).toList());
    }

    private static Map<String, Object> row(LedgerRow row, List<String> header) {
        List<String> bad = row.problems().stream()
                .map(Problem::column)
                .filter(Objects::nonNull)
                .toList();
        return Map.of(
                "row", row.row(),
                "line", row.line(),
                "reasons", reasons(row),
                "cells", cells(row.cells(), header, bad));
    }

    private static List<Map<String, Object>> reasons(LedgerRow row) {
        if (row.problems().isEmpty()) {
            String said = Objects.requireNonNullElse(row.message(), StatusLabels.meaning(row.status()));
            return List.of(Map.of("place", "", "text", VisibleText.text(said)));
        }
        return row.problems().stream()
                .map(problem -> Map.<String, Object>of(
                        "place", VisibleText.text(Objects.requireNonNullElse(problem.column(), "")),
                        "text", VisibleText.text(problem.message())))
                .toList();
    }

    private static List<Map<String, Object>> cells(List<String> cells, List<String> header, List<String> bad) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String column = i < header.size() ? header.get(i) : "cell " + (i + 1);
            boolean isBad = bad.contains(column);
            if (isBad || !cells.get(i).isBlank()) {
                shown.add(Map.of(
                        "column", VisibleText.text(column),
                        "text", VisibleText.text(cells.get(i), CELL_CHARS),
                        "bad", isBad));
            }
        }
        return shown;
    }

    private static String share(long part, long whole) {
        return String.format(Locale.ROOT, "%.4f", whole == 0 ? 0 : (double) part / whole);
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : at.toString().substring(0, 19).replace('T', ' ') + " UTC";
    }

    private static String inWords(Duration width) {
        if (width.toSeconds() < 60) {
            return counted(width.toSeconds(), "second");
        }
        if (width.toMinutes() < 60) {
            return counted(width.toMinutes(), "minute");
        }
        return width.toHours() < 24 ? counted(width.toHours(), "hour") : counted(width.toDays(), "day");
    }

    private static String counted(long number, String unit) {
        return number == 1 ? unit : number + " " + unit + "s";
    }

    private static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String resource(String name) {
        try (InputStream resource = ReportPage.class.getResourceAsStream("/report/" + name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(ReportPage.class.getClassLoader());
        templates.setPrefix("report/");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }
}
