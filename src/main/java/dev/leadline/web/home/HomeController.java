package dev.leadline.web.home;

import dev.leadline.ledger.BreakdownRepository;
import dev.leadline.ledger.BreakdownRepository.Dimension;
import dev.leadline.ledger.BreakdownRepository.NamedRows;
import dev.leadline.ledger.ImportDraftRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.RunFilter;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import dev.leadline.web.page.ViewFormat;
import dev.leadline.web.settings.AccountViews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
final class HomeController {

    private static final PageStart NEWEST = PageStart.before(Long.MAX_VALUE);
    private static final Duration NIGHT = Duration.ofHours(24);
    private static final int DAYS = 14;
    private static final int MOST_RUNS = 500;
    private static final int MOST_RUNNING = 20;
    private static final int FEW = 10;
    private static final int MOST_NAMES = 6;

    private final LedgerPages pages;
    private final BreakdownRepository breakdown;
    private final ImportDraftRepository savedDrafts;
    private final AttentionList attention;
    private final Settings settings;
    private final AccountViews accounts;
    private final Clock clock;
    private final ZoneId zone;

    HomeController(
            LedgerPages pages,
            BreakdownRepository breakdown,
            ImportDraftRepository savedDrafts,
            AttentionList attention,
            Settings settings,
            AccountViews accounts,
            Clock clock,
            ViewFormat show) {
        this.pages = pages;
        this.breakdown = breakdown;
        this.savedDrafts = savedDrafts;
        this.attention = attention;
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
        this.zone = ZoneId.of(show.zone());
    }

    @GetMapping("/")
    String home(Model model) {
        Attention waiting = attention.now();
        int drafts = savedDrafts.unfinished().size();
        model.addAttribute("attention", waiting);
        model.addAttribute("drafts", drafts);
        if (waiting.isAboutApiAlone()
                && drafts == 0
                && pages.runs(RunFilter.ALL, NEWEST, 1).isEmpty()) {
            model.addAttribute("hasToken", settings.tokenIsSet());
            accounts.describe(model);
            return "home/first";
        }
        Instant now = clock.instant();
        Instant start = now.atZone(zone)
                .toLocalDate()
                .minusDays(DAYS - 1L)
                .atStartOfDay(zone)
                .toInstant();
        List<RunLine> runs = startedSince(start);
        model.addAttribute("running", running());
        Instant evening = now.minus(NIGHT);
        long first = firstCounted(runs);
        model.addAttribute("nightSince", evening);
        model.addAttribute("daysSince", start);
        model.addAttribute("nightLinks", LeadLinks.since(evening, first));
        model.addAttribute("links", LeadLinks.since(LocalDate.ofInstant(start, zone), first));
        night(runs.stream().filter(run -> !run.startedAt().isBefore(evening)).toList(), model);
        days(runs, model);
        return "home/home";
    }

    /** As the part of the page that shows them wants it. */
    private String running() {
        return pages.runs(RunFilter.in(RunState.RUNNING), NEWEST, MOST_RUNNING).stream()
                .map(run -> String.valueOf(run.id()))
                .collect(Collectors.joining("-"));
    }

    /** Where there are more runs than are counted, the first one that is; else 0. */
    private static long firstCounted(List<RunLine> runs) {
        return runs.size() == MOST_RUNS ? runs.get(runs.size() - 1).id() : 0;
    }

    private List<RunLine> startedSince(Instant start) {
        return pages.runs(new RunFilter(null, null, null, start, null), NEWEST, MOST_RUNS);
    }

    private void night(List<RunLine> runs, Model model) {
        model.addAttribute("night", LeadTotals.of(null, runs));
        model.addAttribute(
                "nightRuns",
                pages.withPossibleDuplicates(runs.stream().limit(FEW).toList()));
    }

    private void days(List<RunLine> runs, Model model) {
        List<LeadTotals> days = LeadTotals.byDay(runs, zone);
        model.addAttribute("isCut", runs.size() == MOST_RUNS);
        model.addAttribute("days", days);
        model.addAttribute(
                "busiest", days.stream().mapToLong(LeadTotals::leads).max().orElse(0));
        model.addAttribute("total", LeadTotals.of(null, runs));
        model.addAttribute("timeToCrm", timeToCrm(runs));
        long first = runs.isEmpty() ? Long.MAX_VALUE : runs.get(runs.size() - 1).id();
        model.addAttribute("sources", top(Dimension.SOURCE, first));
        model.addAttribute("communities", top(Dimension.COMMUNITY, first));
        rejects(runs, breakdown.problems(first), model);
    }

    private void rejects(List<RunLine> runs, Map<Long, Map<String, Long>> problems, Model model) {
        RejectTotals total = RejectTotals.of(null, runs, problems);
        model.addAttribute("rejects", total);
        model.addAttribute("problems", total.top(MOST_NAMES));
        model.addAttribute("rejectDays", RejectTotals.byDay(runs, problems, zone));
    }

    private List<NamedRows> top(Dimension dimension, long first) {
        return breakdown.top(dimension, first, MOST_NAMES);
    }

    /** From the start of a run to its end, of the median run that created prospects; null where there is none. */
    private static @Nullable Duration timeToCrm(List<RunLine> runs) {
        List<Duration> times =
                runs.stream().flatMap(run -> run.timeToCrm().stream()).sorted().toList();
        return times.isEmpty() ? null : times.get(times.size() / 2);
    }
}
