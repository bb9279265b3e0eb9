package dev.leadline.web.runs;

import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.RunFilter;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import dev.leadline.run.RunService;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.PageSlice;
import dev.leadline.web.page.ViewFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What runs now, and what ran. */
@Controller
final class RunsController {

    private static final int PAGE = 25;
    private static final int MOST_RUNNING = 20;
    private static final PageStart NEWEST = PageStart.before(Long.MAX_VALUE);

    private final RunService imports;
    private final LedgerPages pages;
    private final ViewFormat show;

    RunsController(RunService imports, LedgerPages pages, ViewFormat show) {
        this.imports = imports;
        this.pages = pages;
        this.show = show;
    }

    @GetMapping("/runs")
    String runs(
            @RequestParam(defaultValue = "") String schedule,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        LocalDate date = date(day);
        RunFilter filter = new RunFilter(
                orNull(schedule),
                orNull(target),
                standing(status),
                date == null ? instant(since) : start(date),
                date == null ? null : start(date.plusDays(1)));
        PageSlice<RunLine> page = PageSlice.of(
                (start, most) -> pages.runs(filter, start, most), start(before, after), NEWEST, RunLine::id, PAGE);
        model.addAttribute("page", page);
        model.addAttribute("day", date);
        model.addAttribute("since", filter.from() == null || date != null ? null : filter.from());
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("runs", pages.withPossibleDuplicates(page.items()));
        model.addAttribute("isFirst", page.previous() == null);
        model.addAttribute("filter", filter);
        model.addAttribute("isFiltered", !filter.equals(RunFilter.ALL));
        model.addAttribute("schedules", pages.schedules());
        model.addAttribute("targets", pages.targets());
        model.addAttribute("standings", RunState.values());
        live(model);
        return "runs/runs";
    }

    private static PageStart start(long before, long after) {
        if (after > 0) {
            return PageStart.after(after);
        }
        return before > 0 ? PageStart.before(before) : NEWEST;
    }

    /**
     * What runs now, to be put in the place of what ran a moment ago.
     *
     * @param shown the runs that the page shows as running
     */
    @GetMapping("/runs/live")
    String live(@RequestParam(defaultValue = "") String shown, HttpServletResponse response, Model model) {
        if (!live(model).equals(shown)) {
            response.setHeader("HX-Trigger", "runs-changed");
        }
        return "runs/runs :: live";
    }

    private String live(Model model) {
        List<RunProgress> running = running();
        String shown =
                running.stream().map(going -> String.valueOf(going.run().id())).collect(Collectors.joining("-"));
        model.addAttribute("running", running);
        model.addAttribute("shown", shown);
        return shown;
    }

    private List<RunProgress> running() {
        return pages.runs(RunFilter.in(RunState.RUNNING), NEWEST, MOST_RUNNING).stream()
                .map(line -> RunProgress.of(line, imports))
                .toList();
    }

    /** What is no date is no filter. */
    private static @Nullable LocalDate date(String day) {
        try {
            return day.isBlank() ? null : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(String time) {
        try {
            return time.isBlank() ? null : Instant.parse(time);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneId.of(show.zone())).toInstant();
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static @Nullable RunState standing(String name) {
        return Arrays.stream(RunState.values())
                .filter(standing -> standing.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
