package dev.leadline.web.runs;

import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunClosure;
import dev.leadline.ledger.RunLine;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunService;
import dev.leadline.web.page.NotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.ui.Model;

/** What stands above the content of each tab of a run: how the run stands, and on the overview what to do next. */
final class RunHeader {

    private static final Duration FIRST_SECONDS = Duration.ofSeconds(15);

    private final RunService imports;
    private final LedgerPages pages;
    private final LedgerView ledger;
    private final BackgroundTasks background;

    RunHeader(RunService imports, LedgerPages pages, LedgerView ledger, BackgroundTasks background) {
        this.imports = imports;
        this.pages = pages;
        this.ledger = ledger;
        this.background = background;
    }

    /** The tabs of a run; each is a page. */
    enum Tab {
        OVERVIEW(""),
        ROWS("/rows"),
        ACTIVITY("/activity");

        private final String path;

        Tab(String path) {
            this.path = path;
        }

        /** Behind the address of the run. */
        public String path() {
            return path;
        }

        public String label() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /** Adds it to a page. */
    RunLine show(long id, Tab tab, Model model) {
        model.addAttribute(
                "work", background.latest(id).filter(BackgroundTask::isOver).orElse(null));
        return showLive(id, tab, model);
    }

    /** Most imports are over within seconds, and their page says so at once; a long one is asked about less often. */
    static String pollInterval(Duration age) {
        return age.compareTo(FIRST_SECONDS) < 0 ? "500ms" : "2s";
    }

    /** Adds what changes while the run goes on. */
    RunLine showLive(long id, Tab tab, Model model) {
        RunLine line = pages.run(id).orElseThrow(NotFoundException::new);
        model.addAttribute("tab", tab);
        model.addAttribute("tabs", Tab.values());
        model.addAttribute("run", line);
        model.addAttribute("unsent", line.open(RowStatus.STAGED));
        model.addAttribute("progress", RunProgress.of(line, imports));
        model.addAttribute(
                "pollInterval",
                pollInterval(Duration.between(line.startedAt(), imports.clock().instant())));
        Optional<RunClosure> closure = ledger.closure(id);
        model.addAttribute(
                "closed", closure.map(closed -> closed.message(id).forConsole()).orElse(null));
        model.addAttribute(
                "advice",
                closure.filter(closed -> closed.kind() != RunClosure.ClosureKind.RESTORED)
                                .isPresent()
                        ? List.of()
                        : RunAdvice.of(line));
        return line;
    }
}
