package dev.leadline.web.runs;

import dev.leadline.ledger.RunFilter;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import dev.leadline.run.RunService;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what runs now, and what ran. */
@Controller
final class RunsController {

    private static final int PAGE = 25;
    private static final int MOST_RUNNING = 20;

    private final RunService imports;

    RunsController(RunService imports) {
        this.imports = imports;
    }

    @GetMapping({"/", "/runs"})
    String runs(
            @RequestParam(defaultValue = "") String schedule,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "0") long before,
            Model model) {
        RunFilter filter = new RunFilter(orNull(schedule), orNull(target), standing(status));
        List<RunLine> lines = imports.pages().runs(filter, before > 0 ? before : Long.MAX_VALUE, PAGE + 1);
        model.addAttribute("runs", lines.subList(0, Math.min(PAGE, lines.size())));
        model.addAttribute("older", lines.size() > PAGE ? lines.get(PAGE - 1).id() : null);
        model.addAttribute("isFirst", before <= 0);
        model.addAttribute("filter", filter);
        model.addAttribute("isFiltered", !filter.equals(RunFilter.ALL));
        model.addAttribute("schedules", imports.pages().schedules());
        model.addAttribute("targets", imports.pages().targets());
        model.addAttribute("standings", RunState.values());
        model.addAttribute("running", running());
        return "runs/runs";
    }

    /** What runs now, to be put in the place of what ran a moment ago. */
    @GetMapping("/runs/live")
    String live(Model model) {
        model.addAttribute("running", running());
        return "runs/runs :: live";
    }

    private List<RunProgress> running() {
        RunFilter running = new RunFilter(null, null, RunState.RUNNING);
        return imports.pages().runs(running, Long.MAX_VALUE, MOST_RUNNING).stream()
                .map(line -> RunProgress.of(line, imports))
                .toList();
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
