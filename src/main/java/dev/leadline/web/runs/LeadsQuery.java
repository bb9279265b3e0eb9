package dev.leadline.web.runs;

import dev.leadline.ledger.BreakdownRepository.Dimension;
import dev.leadline.ledger.LeadFilter;
import dev.leadline.ledger.LeadGroup;
import dev.leadline.ledger.RunFilter;
import dev.leadline.report.DisplayFormat;
import dev.leadline.web.page.ViewFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which leads of several runs an address names. Of the last four, one counts.
 *
 * @param from the time, or the day of the server, since which runs were started; empty for all
 * @param day of the server on which runs were started; empty for all
 * @param first of this run and all later ones; empty for all
 * @param status the name of a {@link LeadGroup}
 * @param source that is sent
 * @param community that is sent, by its ID
 * @param problem the code of it, or {@code ANY}
 */
record LeadsQuery(
        String from, String day, String first, String status, String source, String community, String problem) {

    private static final String ANY = "ANY";

    LeadsQuery(
            @Nullable String from,
            @Nullable String day,
            @Nullable String first,
            @Nullable String status,
            @Nullable String source,
            @Nullable String community,
            @Nullable String problem) {
        this.from = Optional.ofNullable(from).orElse("");
        this.day = Optional.ofNullable(day).orElse("");
        this.first = Optional.ofNullable(first).orElse("");
        this.status = Optional.ofNullable(status).orElse("");
        this.source = Optional.ofNullable(source).orElse("");
        this.community = Optional.ofNullable(community).orElse("");
        this.problem = Optional.ofNullable(problem).orElse("");
    }

    LeadFilter filter() {
        if (!source.isEmpty()) {
            return LeadFilter.of(Dimension.SOURCE, source);
        }
        if (!community.isEmpty()) {
            return LeadFilter.of(Dimension.COMMUNITY, community);
        }
        if (!problem.isEmpty()) {
            return problem.equals(ANY) ? LeadFilter.rejects() : LeadFilter.of(Dimension.PROBLEM, problem);
        }
        return LeadFilter.of(group());
    }

    private LeadGroup group() {
        return Arrays.stream(LeadGroup.values())
                .filter(group -> group.name().equals(status))
                .findFirst()
                .orElse(LeadGroup.ALL);
    }

    /** What is no time is no filter. */
    RunFilter runs(ZoneId zone) {
        LocalDate date = date(day);
        return date == null
                ? new RunFilter(null, null, null, since(zone), null)
                : new RunFilter(
                        null,
                        null,
                        null,
                        date.atStartOfDay(zone).toInstant(),
                        date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    long firstRun() {
        try {
            return Long.parseLong(first);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private @Nullable Instant since(ZoneId zone) {
        LocalDate date = date(from);
        try {
            return date == null ? Instant.parse(from) : date.atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Such as {@code 5 leads that need attention}. */
    String heading(long rows, ViewFormat show) {
        if (!source.isEmpty()) {
            return DisplayFormat.count(rows, "lead") + " from " + show.text(source, 60);
        }
        if (!community.isEmpty()) {
            return DisplayFormat.count(rows, "lead") + " for community " + show.text(community, 60);
        }
        if (!problem.isEmpty()) {
            String rejects = DisplayFormat.count(rows, "rejected row");
            return problem.equals(ANY) ? rejects : rejects + ": " + show.problem(problem);
        }
        return DisplayFormat.count(rows, "lead")
                + switch (group()) {
                    case ALL -> "";
                    case CREATED -> " in the CRM";
                    case WAITING -> " waiting to be sent, or for the CRM";
                    case OPEN -> rows == 1 ? " that needs attention" : " that need attention";
                    case LEFT_OUT -> " not sent: duplicates and dismissed rows";
                };
    }

    /** When the runs were started. */
    String period(ViewFormat show) {
        LocalDate date = date(day);
        if (date != null) {
            return "Of runs that were started on " + date + " (" + show.zone() + ").";
        }
        Instant since = since(ZoneId.of(show.zone()));
        return since == null
                ? "Of all runs."
                : "Of runs that were started since " + show.minute(since) + " (" + show.zone() + ").";
    }

    /** How the number was counted, where the list may differ from it; else empty. */
    String note() {
        if (!source.isEmpty() || !community.isEmpty()) {
            return "Valid rows are counted when a file is read, regardless of their current status.";
        }
        return problem.isEmpty()
                ? ""
                : "Rows are counted when a file is read, those that were corrected or dismissed since then included, and"
                        + " files of corrected rows left out.";
    }

    /** A page with the same leads. */
    String address(String path, Map<String, ?> more) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("from", from);
        parameters.put("day", day);
        parameters.put("first", first);
        parameters.put("status", status);
        parameters.put("source", source);
        parameters.put("community", community);
        parameters.put("problem", problem);
        parameters.putAll(more);
        parameters.values().removeIf(""::equals);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }
}
